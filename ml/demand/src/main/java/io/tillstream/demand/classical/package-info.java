/**
 * Forecasts of one series from its own days: exponential smoothing and its kin, each in a few lines, and the choice among
 * them by back-test. Arrays in, arrays out; a weight per day says how much of its demand could be sold.
 */
@NullMarked
package io.tillstream.demand.classical;

import org.jspecify.annotations.NullMarked;
