/** What things cost: the price book, personal offers, tax, points, and rounding with largest remainder; nothing mutable. */
@NullMarked
package io.tillstream.checkout.pricing;

import org.jspecify.annotations.NullMarked;
