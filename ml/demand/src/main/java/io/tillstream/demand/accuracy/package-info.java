/** How far forecasts were from what happened. */
@NullMarked
package io.tillstream.demand.accuracy;

import org.jspecify.annotations.NullMarked;
