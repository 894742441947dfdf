package io.tillstream.topologies.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is put aside of one item in one store, and for whom. Requests come one after the other, and each sees what those before it left.
 *
 * @param open granted and not over, by number
 * @param over what ended within 30 days or was refused: the same question comes again when its answer was lost
 */
record PutAside(Map<String, Open> open, Map<String, Over> over) {
    static final PutAside NOTHING = new PutAside(Map.of(), Map.of());

    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** Goods that are held. */
    record Open(Quantity quantity, Instant until) {}

    /** How a reservation ended. */
    record Over(Reservation.State state, Instant until, Instant at) {}

    PutAside {
        open = new TreeMap<>(open);
        over = new TreeMap<>(over);
    }

    /** What others may reserve of so much on hand. */
    Quantity available(Quantity onHand) {
        return open.values().stream().map(Open::quantity).reduce(onHand, (left, held) -> left.plus(held.negated()));
    }

    boolean knows(String reservation) {
        return open.containsKey(reservation) || over.containsKey(reservation);
    }

    /** Without what has lapsed by that moment of the askers' clock. */
    PutAside lapsing(Instant now) {
        PutAside left = this;
        for (Map.Entry<String, Open> held : open.entrySet()) {
            if (!held.getValue().until().isAfter(now)) {
                left = left.ending(
                        held.getKey(), Reservation.State.LAPSED, held.getValue().until(), now);
            }
        }
        return left;
    }

    /** With a question answered: all of it is put aside when so much is free, otherwise nothing. */
    PutAside asking(ReservationAsked asked, Quantity onHand) {
        if (knows(asked.reservation())) {
            return this;
        }
        boolean fits = onHand.unit() == asked.quantity().unit()
                && available(onHand).amount() >= asked.quantity().amount();
        if (!fits) {
            return ending(asked.reservation(), Reservation.State.REFUSED, asked.until(), asked.at());
        }
        Map<String, Open> more = new TreeMap<>(open);
        more.put(asked.reservation(), new Open(asked.quantity(), asked.until()));
        return new PutAside(more, over);
    }

    /** Without a reservation that was given up; one that was not asked for yet is over before it begins. */
    PutAside releasing(ReservationReleased released) {
        Open held = open.get(released.reservation());
        Instant until = held == null ? released.at() : held.until();
        return ending(released.reservation(), Reservation.State.RELEASED, until, released.at());
    }

    /** Without a reservation whose goods were sold: they are not on hand any more either. */
    PutAside collecting(String reservation, Instant at) {
        Open held = open.get(reservation);
        return ending(reservation, Reservation.State.COLLECTED, held == null ? at : held.until(), at);
    }

    private PutAside ending(String reservation, Reservation.State state, Instant until, Instant at) {
        if (over.containsKey(reservation)) {
            return this;
        }
        Map<String, Open> left = new TreeMap<>(open);
        left.remove(reservation);
        Map<String, Over> ended = new TreeMap<>(over);
        ended.put(reservation, new Over(state, until, at));
        Instant newest = ended.values().stream()
                .map(Over::at)
                .max(Comparator.naturalOrder())
                .orElse(at);
        ended.values().removeIf(end -> end.at().isBefore(newest.minus(REMEMBERED)));
        return new PutAside(left, ended);
    }
}
