/** The basket from the first scan to the moment it is priced; how it is paid belongs to the tender package. */
@NullMarked
package io.tillstream.checkout.basket;

import org.jspecify.annotations.NullMarked;
