package io.tillstream.portal.messages;

import io.tillstream.events.message.MessageTally;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the back office how far each message got, whenever that has changed. */
@Component
class TallyFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(TallyFacts.class);

    private final Tallies tallies;
    private final FactWriter log;
    private final Clock clock;

    TallyFacts(Tallies tallies, FactWriter log, Clock clock) {
        this.tallies = tallies;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (Tallies.Untold untold : tallies.untold()) {
                log.write(
                        Topics.MESSAGE_TALLY,
                        List.of(tallies.count(untold, clock.instant().truncatedTo(ChronoUnit.MILLIS))),
                        MessageTally::campaign);
                tallies.told(untold);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Counts of messages wait to be published: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
