/** Stores, products, prices, campaigns and stock movements: the doors they are imported through and what is known of them. */
@NullMarked
package io.tillstream.dashboards.masterdata;

import org.jspecify.annotations.NullMarked;
