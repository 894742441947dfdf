/** Master data of the chain: stores, products, prices, campaigns. Compacted facts owned by the dashboards. */
@NullMarked
package io.tillstream.events.assortment;

import org.jspecify.annotations.NullMarked;
