/** Baskets of the past, made ready to be priced again. What comes of it is counted elsewhere. */
@NullMarked
package io.tillstream.checkout.replay;

import org.jspecify.annotations.NullMarked;
