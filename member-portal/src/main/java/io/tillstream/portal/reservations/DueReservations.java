package io.tillstream.portal.reservations;

import io.tillstream.events.reservation.ReservationDue;
import io.tillstream.portal.rounds.Rounds;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Says of every reservation when its time is over: one fact each, as the ledger has no clock and must say the same when it reads
 * the log again. Said twice it changes nothing; two portals may say it both.
 */
@Component
class DueReservations extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(DueReservations.class);
    /** Shoppers who look at a shelf see goods come free within so long. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final OpenReservations open;
    private final Clock clock;
    private final FactWriter log;

    DueReservations(FactWriter log, OpenReservations open, Clock clock) {
        super("due-reservations", Duration.ZERO, LOOK_AGAIN);
        this.open = open;
        this.clock = clock;
        this.log = log;
    }

    /** Tells what is due by now; what the log does not take is told when it is looked at again. */
    @Override
    protected void round() {
        try {
            for (List<ReservationDue> due = due(); !due.isEmpty(); due = due()) {
                log.write(Topics.RESERVATION_REQUEST, due, one -> one.store().value());
                open.told(due);
            }
        } catch (ExecutionException | KafkaException | DataAccessException e) {
            LOG.warn("Reservations that are over wait to be told: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ReservationDue> due() {
        return open.due(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
