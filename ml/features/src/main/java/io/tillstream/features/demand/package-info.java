/**
 * What is known of an item's sales in a store before a day: one definition per feature, for training and scoring alike.
 * Forecasts and orders belong elsewhere.
 */
@NullMarked
package io.tillstream.features.demand;

import org.jspecify.annotations.NullMarked;
