/** Goods that a member ordered and a store hands over. The sale itself is the till's and belongs to {@code sale}. */
@NullMarked
package io.tillstream.events.order;

import org.jspecify.annotations.NullMarked;
