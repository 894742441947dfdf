/** A promotion as whoever buys reads it before they come: what it gives, where, until when, and why they see it. Prices are not reckoned here. */
@NullMarked
package io.tillstream.checkout.offer;

import org.jspecify.annotations.NullMarked;
