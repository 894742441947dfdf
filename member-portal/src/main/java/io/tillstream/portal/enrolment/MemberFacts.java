package io.tillstream.portal.enrolment;

import io.tillstream.portal.streams.FactWriter;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Publishes what changed about members. The database says what is still to be told, so nothing is lost when Kafka is
 * away or the portal dies in between; a fact told twice is the same fact.
 */
@Component
public class MemberFacts implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MemberFacts.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;

    private final Members members;
    private final FactWriter log;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("member-facts").daemon().factory());
    private volatile boolean running;

    MemberFacts(FactWriter log, Members members) {
        this.members = members;
        this.log = log;
    }

    /**
     * Publishes what is unpublished.
     *
     * @return whether all of it was taken; the rest is tried again every two seconds
     */
    public synchronized boolean publishNow() {
        try {
            for (List<Members.Unpublished> facts = members.unpublished(BATCH);
                    !facts.isEmpty();
                    facts = members.unpublished(BATCH)) {
                log.write(
                        Topics.MEMBER,
                        facts.stream().map(Members.Unpublished::fact).toList(),
                        fact -> fact.member().value());
                members.published(facts);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Facts of members wait to be published: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void lookAgain() {
        try {
            boolean _ = publishNow();
        } catch (DataAccessException e) {
            LOG.warn("The database does not say which members are unpublished: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ =
                clockwork.scheduleWithFixedDelay(this::lookAgain, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
