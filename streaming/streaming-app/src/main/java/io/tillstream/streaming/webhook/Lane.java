package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import io.tillstream.events.webhook.WebhookPosition.Answer;
import io.tillstream.events.webhook.WebhookPosition.End;
import io.tillstream.events.webhook.WebhookPosition.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition on its way to one receiver: a message at a time, in the order of the log. The next one leaves when the one
 * before was taken, and not before that the position moves. One thread works at it.
 */
final class Lane {
    private static final int FEWEST_ATTEMPTS = 12;
    private static final int MOST_WAITING = 200;
    private static final long MOST_BYTES = 512L << 10;

    /** After so long what was told is noted; after a kill as much is told a second time. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

    /** What was only passed by is cheap to pass by again. */
    private static final Duration PASSED_NOTED_EVERY = Duration.ofMinutes(1);

    private final Webhook webhook;
    private final TopicPartition partition;
    private final String topicId;
    private final Narrator narrator;
    private final Postbox post;
    private final Manner manner;
    private final WebhookMeters meters;
    private final Deque<Due> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private @Nullable CompletableFuture<Reply> underway;
    private Instant notBefore = Instant.EPOCH;

    private long next;
    private Instant toldUpTo;
    private @Nullable Trouble trouble;
    private @Nullable Answer lastAnswer;
    private Noting noting = Noting.DONE;
    private Instant notedAt;

    /** A message, and where the position is once it was taken. */
    private record Due(Event event, long nextThen) {}

    /** How much it matters that the position is noted. */
    private enum Noting {
        DONE,
        PASSED_BY,
        TOLD,
        AT_ONCE
    }

    Lane(Webhook webhook, WebhookPosition begin, Narrator narrator, Postbox post, Manner manner, WebhookMeters meters) {
        this.webhook = webhook;
        this.partition = new TopicPartition(begin.topic(), begin.partition());
        this.topicId = begin.topicId();
        this.narrator = narrator;
        this.post = post;
        this.manner = manner;
        this.meters = meters;
        this.next = begin.next();
        this.toldUpTo = begin.toldUpTo();
        this.trouble = begin.trouble();
        this.lastAnswer = begin.lastAnswer();
        this.notedAt = manner.clock().instant();
    }

    TopicPartition partition() {
        return partition;
    }

    /** Takes a record that was read; it waits for its turn if it is news. */
    void take(ConsumerRecord<String, byte[]> record) {
        List<Event> events = narrator.events(record);
        long behind = record.offset() + 1;
        for (int i = 0; i < events.size(); i++) {
            boolean isLast = i == events.size() - 1;
            waiting.add(new Due(events.get(i), isLast ? behind : record.offset()));
            waitingBytes += events.get(i).body().length;
        }
        if (events.isEmpty()) {
            pass(behind);
        }
    }

    /** Nothing up to here is news. */
    void pass(long offset) {
        Due last = waiting.pollLast();
        if (last != null) {
            waiting.addLast(new Due(last.event(), Math.max(last.nextThen(), offset)));
        } else if (offset > next) {
            next = offset;
            want(Noting.PASSED_BY);
        }
    }

    /** Whether it has enough to do, so that no more need be read. */
    boolean isFull() {
        return waiting.size() >= MOST_WAITING || waitingBytes >= MOST_BYTES;
    }

    boolean isUnderway() {
        return underway != null;
    }

    /** How many messages wait. */
    int waiting() {
        return waiting.size();
    }

    /**
     * Hears what became of the message that is underway, and sends the next one when it is time.
     *
     * @param arrived called when an answer has come, by whatever thread
     */
    void work(Runnable arrived) {
        hear();
        Due due = waiting.peekFirst();
        if (underway == null
                && due != null
                && !isEnded()
                && !manner.clock().instant().isBefore(notBefore)) {
            CompletableFuture<Reply> sent = post.send(webhook, due.event());
            underway = sent;
            var _ = sent.whenComplete((reply, error) -> arrived.run());
        }
    }

    /** Hears what became of the message that is underway, and sends none. */
    void hear() {
        if (underway == null || !underway.isDone()) {
            return;
        }
        Reply reply = underway.isCompletedExceptionally()
                ? new Reply.NotTaken("could not be sent", Duration.ZERO)
                : underway.join();
        underway = null;
        lastAnswer = new Answer(manner.clock().instant(), reply.words());
        switch (reply) {
            case Reply.Taken taken -> taken();
            case Reply.Gone gone -> failed(gone.words(), Duration.ZERO, End.GONE);
            case Reply.NotTaken(String words, Duration askedFor) -> failed(words, askedFor, null);
        }
    }

    private void taken() {
        meters.delivered(webhook.id());
        Due due = waiting.removeFirst();
        waitingBytes -= due.event().body().length;
        next = Math.max(next, due.nextThen());
        toldUpTo = due.event().recordedAt();
        want(trouble == null ? Noting.TOLD : Noting.AT_ONCE);
        trouble = null;
    }

    private void failed(String words, Duration askedFor, @Nullable End end) {
        meters.failed(webhook.id());
        String event = waiting.getFirst().event().id();
        Instant now = manner.clock().instant();
        boolean isFirst = trouble == null || !trouble.event().equals(event);
        Instant since = trouble == null || isFirst ? now : trouble.since();
        int attempts = trouble == null || isFirst ? 1 : trouble.attempts() + 1;
        // A shop that was closed for a week has not tried for a week.
        boolean hadEnough = attempts >= FEWEST_ATTEMPTS && !now.isBefore(since.plus(manner.giveUpAfter()));
        trouble = new Trouble(event, since, attempts, words, end != null ? end : hadEnough ? End.GAVE_UP : null);
        Duration wait = manner.backOff().after(attempts, manner.random());
        notBefore = now.plus(wait.compareTo(askedFor) > 0 ? wait : askedFor);
        want(isFirst || isEnded() ? Noting.AT_ONCE : Noting.TOLD);
    }

    private boolean isEnded() {
        return trouble != null && trouble.end() != null;
    }

    /** That it has come so far, with everything before it told. */
    WebhookPosition position() {
        return new WebhookPosition(
                webhook.id(),
                partition.topic(),
                topicId,
                partition.partition(),
                next,
                toldUpTo,
                webhook.revision(),
                trouble,
                lastAnswer);
    }

    private void want(Noting more) {
        if (more.compareTo(noting) > 0) {
            noting = more;
        }
    }

    /** Whether the position should be noted by now. */
    boolean isToBeNoted() {
        Instant now = manner.clock().instant();
        return switch (noting) {
            case DONE -> false;
            case PASSED_BY -> !now.isBefore(notedAt.plus(PASSED_NOTED_EVERY));
            case TOLD -> !now.isBefore(notedAt.plus(NOTED_EVERY));
            case AT_ONCE -> true;
        };
    }

    /** Whether anything is to be noted when the lane is left. */
    boolean hasMoved() {
        return noting != Noting.DONE;
    }

    void noted() {
        noting = Noting.DONE;
        notedAt = manner.clock().instant();
    }
}
