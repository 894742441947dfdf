/**
 * Sorting a merchant's rows: what is a sale, a refund, a stock correction, and what is none of these. Every row lands in
 * exactly one {@link io.tillstream.simulator.sorting.RowClass}; stores, tills, taxes and points do not belong here.
 */
@NullMarked
package io.tillstream.simulator.sorting;

import org.jspecify.annotations.NullMarked;
