package io.tillstream.portal.reservations;

import io.tillstream.events.ledger.Reservation;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what the ledger has granted until it says how that ended. */
@Component
class ReservationProjection implements Projection<Reservation> {
    private final OpenReservations open;
    private final ApplicationEventPublisher events;

    ReservationProjection(OpenReservations open, ApplicationEventPublisher events) {
        this.open = open;
        this.events = events;
    }

    @Override
    public Topic<Reservation> topic() {
        return Topics.RESERVATION;
    }

    @Override
    public void take(List<Fact<Reservation>> facts) {
        for (Fact<Reservation> fact : facts) {
            Reservation answer = fact.value();
            if (answer == null || answer.state() != Reservation.State.GRANTED) {
                open.over(fact.key());
            } else {
                open.granted(answer);
            }
            if (answer != null) {
                events.publishEvent(new ReservationAnswered(answer));
            }
        }
    }
}
