/** What the ledgers say of shelves: what was sold day by day, when nothing was there, what is on its way. Nothing is decided here. */
@NullMarked
package io.tillstream.dashboards.stock;

import org.jspecify.annotations.NullMarked;
