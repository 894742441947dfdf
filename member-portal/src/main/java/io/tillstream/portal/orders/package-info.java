/**
 * Members' orders from the cart to the hand-over: goods are put aside, then money is taken, then the store is told. The sale is
 * made at the till.
 */
@NullMarked
package io.tillstream.portal.orders;

import org.jspecify.annotations.NullMarked;
