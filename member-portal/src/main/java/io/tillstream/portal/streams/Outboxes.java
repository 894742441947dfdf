package io.tillstream.portal.streams;

import io.tillstream.portal.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Empties every outbox again and again: what could not be told at once is told when Kafka is back. */
@Component
class Outboxes extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Outboxes.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final List<Outbox> outboxes;

    Outboxes(List<Outbox> outboxes) {
        super("outboxes", Duration.ZERO, LOOK_AGAIN);
        this.outboxes = outboxes;
    }

    @Override
    protected void round() {
        for (Outbox outbox : outboxes) {
            try {
                boolean _ = outbox.publishNow();
            } catch (DataAccessException e) {
                LOG.warn("The database does not say what is unpublished: {}", e.toString());
            }
        }
    }
}
