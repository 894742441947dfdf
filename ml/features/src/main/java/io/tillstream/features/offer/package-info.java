/** What is known of an offer while a basket is in hand: one definition per feature, for training and tills alike. */
@NullMarked
package io.tillstream.features.offer;

import org.jspecify.annotations.NullMarked;
