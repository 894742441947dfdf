/**
 * What was sold, day by day and series by series, and what may be seen of it on a given morning. No files, no clocks:
 * whoever forecasts hands the days in.
 */
@NullMarked
package io.tillstream.demand.history;

import org.jspecify.annotations.NullMarked;
