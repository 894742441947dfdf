package io.tillstream.simulator.cashier;

import java.time.Instant;

/**
 * What all cashiers share.
 *
 * @param positions how far each has come
 * @param pace how fast they work
 * @param closing the sign at the door
 * @param staff who works when
 * @param firstArrival when the first customer of the shift was planned
 */
record Shift(Positions positions, Pace pace, ShopClosing closing, Staff staff, Instant firstArrival) {}
