/** What can be said of an item's stock beside the figure in the books. Where it is booked belongs to streaming. */
@NullMarked
package io.tillstream.features.stock;

import org.jspecify.annotations.NullMarked;
