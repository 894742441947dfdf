/**
 * What demand is counted in, and what a day's promotions leave of a price, for training and scoring alike. Nothing of forecasts.
 */
@NullMarked
package io.tillstream.features.demand;

import org.jspecify.annotations.NullMarked;
