/**
 * What is known of a member and an item before the member's next basket: one definition per feature, for training and
 * scoring alike. Models and rankings belong elsewhere.
 */
@NullMarked
package io.tillstream.features.purchase;

import org.jspecify.annotations.NullMarked;
