/**
 * The shop on paper: writes a plan from real sales or from a generated chain, and rings the plan up at the tills' own
 * doors. Nothing here decides a price, a point or an offer; the tills do.
 */
@NullMarked
package io.tillstream.simulator;

import org.jspecify.annotations.NullMarked;
