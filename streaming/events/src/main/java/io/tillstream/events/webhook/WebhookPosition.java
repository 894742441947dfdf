package io.tillstream.events.webhook;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook has been told one partition of a topic. Topic {@code fact.webhook-position.v1}, key: {@code
 * webhook|topic|partition}. What receivers answered cannot be computed again, so it is a fact.
 *
 * @param webhook whose
 * @param topic which topic
 * @param topicId which topic of that name: one that is made anew has another
 * @param partition which partition
 * @param next the offset behind the last record that was told, or passed by
 * @param toldUpTo when the last of them was recorded; 1970 when there was none
 * @param revision the webhook's, when this was written
 * @param trouble what keeps the next one back, while something does
 * @param lastAnswer what the receiver said last
 */
public record WebhookPosition(
        WebhookId webhook,
        String topic,
        String topicId,
        int partition,
        long next,
        Instant toldUpTo,
        int revision,
        @Nullable Trouble trouble,
        @Nullable Answer lastAnswer) {
    /**
     * A message that does not arrive.
     *
     * @param event its id
     * @param since when it was tried first
     * @param attempts how often it was tried
     * @param reason what became of the last attempt
     * @param end that it is not tried again, and why
     */
    public record Trouble(
            String event,
            Instant since,
            int attempts,
            String reason,
            @Nullable End end) {
        public Trouble {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a webhook is told nothing any more. */
    public enum End {
        /** The receiver said that it is gone for good. */
        GONE,
        /** It was tried for days. */
        GAVE_UP
    }

    /**
     * An answer.
     *
     * @param at when it came
     * @param words its status, or why there was none
     */
    public record Answer(Instant at, String words) {
        public Answer {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(words, "words");
        }
    }

    public WebhookPosition {
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(topicId, "topicId");
        Objects.requireNonNull(toldUpTo, "toldUpTo");
        if (partition < 0 || next < 0) {
            throw new IllegalArgumentException("Webhook " + webhook + " is told partition " + partition + " of " + topic
                    + " up to " + next + "; neither is below 0.");
        }
    }

    /** Its key. */
    public String key() {
        return webhook + "|" + topic + "|" + partition;
    }
}
