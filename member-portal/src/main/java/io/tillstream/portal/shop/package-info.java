/** Products to buy, and the cart, priced by the jar that prices baskets at the till. Orders are made elsewhere. */
@NullMarked
package io.tillstream.portal.shop;

import org.jspecify.annotations.NullMarked;
