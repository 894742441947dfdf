package io.tillstream.portal.enrolment;

import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes what changed about members. The database says what is still to be told, so nothing is lost when Kafka is
 * away or the portal dies in between; a fact told twice is the same fact.
 */
@Component
public class MemberFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(MemberFacts.class);
    private static final int BATCH = 1_000;

    private final Members members;
    private final FactWriter log;

    MemberFacts(FactWriter log, Members members) {
        this.members = members;
        this.log = log;
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (List<Members.Unpublished> facts = members.unpublished(BATCH);
                    !facts.isEmpty();
                    facts = members.unpublished(BATCH)) {
                log.write(
                        Topics.MEMBER,
                        facts.stream()
                                .map(Members.Unpublished::fact)
                                .filter(Objects::nonNull)
                                .toList(),
                        fact -> fact.member().value());
                log.remove(
                        Topics.MEMBER,
                        facts.stream()
                                .filter(one -> one.fact() == null)
                                .map(one -> one.member().value())
                                .toList());
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
}
