/**
 * The {@code demand evaluate} command: reads daily series, has them forecast, writes the forecasts and says how good they
 * were. The methods are in the packages below, without files.
 */
@NullMarked
package io.tillstream.demand;

import org.jspecify.annotations.NullMarked;
