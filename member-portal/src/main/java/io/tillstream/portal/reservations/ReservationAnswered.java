package io.tillstream.portal.reservations;

import io.tillstream.events.ledger.Reservation;

/**
 * Published in the transaction that notes how far the ledger's answers were read.
 *
 * @param answer what the ledger said
 */
public record ReservationAnswered(Reservation answer) {}
