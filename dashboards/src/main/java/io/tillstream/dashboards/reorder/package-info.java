/** The buyer's work list: proposals ranked by money, what was decided about them, and the models behind them. */
@NullMarked
package io.tillstream.dashboards.reorder;

import org.jspecify.annotations.NullMarked;
