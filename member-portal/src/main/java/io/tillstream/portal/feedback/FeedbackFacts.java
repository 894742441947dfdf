package io.tillstream.portal.feedback;

import io.tillstream.events.member.MemberFeedback;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the chain what members wrote. */
@Component
class FeedbackFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackFacts.class);
    private static final int BATCH = 500;

    private final Feedbacks feedbacks;
    private final FactWriter log;

    FeedbackFacts(Feedbacks feedbacks, FactWriter log) {
        this.feedbacks = feedbacks;
        this.log = log;
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (List<MemberFeedback> facts = feedbacks.untold(BATCH);
                    !facts.isEmpty();
                    facts = feedbacks.untold(BATCH)) {
                log.write(Topics.MEMBER_FEEDBACK, facts, MemberFeedback::id);
                feedbacks.told(facts);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Feedback of members waits to be published: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
