/**
 * The demand of the next days as a distribution: single-series methods, learned trees, their blend, and quantiles from
 * what they missed in a back-test. Nothing here knows files or clocks.
 */
@NullMarked
package io.tillstream.demand.forecast;

import org.jspecify.annotations.NullMarked;
