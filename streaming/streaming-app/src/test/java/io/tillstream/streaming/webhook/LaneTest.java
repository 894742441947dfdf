package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> posted = new ArrayList<>();
    private final List<CompletableFuture<Reply>> replies = new ArrayList<>();
    private final Webhook webhook = Ordered.webhook("https://shop.example/", EventKind.TILL_ALARM);
    private Instant now = Instant.parse("2011-11-09T10:00:00Z");
    private final Lane lane = new Lane(
            webhook,
            new WebhookPosition(webhook.id(), Topics.TILL_ALARM.name(), "log", 0, 0, Instant.EPOCH, 1, null, null),
            new Narrator(webhook, new EventSources(id -> Optional.empty()), Topics.TILL_ALARM.name(), "log"),
            this::post,
            new Manner(
                    new BackOff(Duration.ofSeconds(8), Duration.ofMinutes(1)),
                    Duration.ofDays(5),
                    Manner.USUAL_ABSENCE,
                    () -> now,
                    new Random(7)),
            new WebhookMeters(meters));

    private CompletableFuture<Reply> post(Webhook to, Event event) {
        posted.add(event.id());
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        replies.add(reply);
        return reply;
    }

    @Test
    void thePositionMovesOnlyWhenTheReceiverHasTheMessage() {
        lane.take(alarm(0));
        lane.work(() -> {});

        assertThat(posted).containsExactly("till-alarm-log-0-0");
        assertThat(lane.position().next()).isZero();
        assertThat(lane.hasMoved()).isFalse();

        answer(new Reply.Taken(204));

        assertThat(lane.position().next()).isEqualTo(1);
        assertThat(lane.position().toldUpTo()).isEqualTo(Instant.ofEpochMilli(1_000));
        assertThat(lane.hasMoved()).isTrue();
    }

    @Test
    void theNextOneLeavesWhenTheOneBeforeWasTaken() {
        lane.take(alarm(0));
        lane.take(alarm(1));
        lane.work(() -> {});
        lane.work(() -> {});
        assertThat(posted).hasSize(1);

        answer(new Reply.Taken(200));

        assertThat(posted).containsExactly("till-alarm-log-0-0", "till-alarm-log-0-1");
        assertThat(lane.position().next()).isEqualTo(1);
    }

    @Test
    void whatDoesNotArriveIsTriedAgainByTheSameIdAndHoldsTheRestBack() {
        lane.take(alarm(0));
        lane.take(alarm(1));
        lane.work(() -> {});
        answer(new Reply.NotTaken("500", Duration.ZERO));
        assertThat(posted).hasSize(1);
        assertThat(lane.isToBeNoted()).as("trouble is noted at once").isTrue();

        now = now.plusSeconds(8);
        lane.work(() -> {});

        assertThat(posted).containsExactly("till-alarm-log-0-0", "till-alarm-log-0-0");
        assertThat(lane.position().next()).isZero();
        assertThat(lane.position().trouble())
                .isEqualTo(new WebhookPosition.Trouble("till-alarm-log-0-0", now.minusSeconds(8), 1, "500", null));

        answer(new Reply.Taken(200));

        assertThat(lane.position().trouble()).isNull();
        assertThat(posted).last().isEqualTo("till-alarm-log-0-1");
        assertThat(meters.counter(
                                "tillstream.webhook.failures",
                                "webhook",
                                webhook.id().value())
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter(
                                "tillstream.webhook.deliveries",
                                "webhook",
                                webhook.id().value())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aReceiverIsLeftAloneAsLongAsItAsksFor() {
        lane.take(alarm(0));
        lane.work(() -> {});
        answer(new Reply.NotTaken("503", Duration.ofMinutes(2)));

        now = now.plusSeconds(119);
        lane.work(() -> {});
        assertThat(posted).hasSize(1);

        now = now.plusSeconds(1);
        lane.work(() -> {});
        assertThat(posted).hasSize(2);
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        lane.take(alarm(0));
        lane.work(() -> {});
        answer(new Reply.Gone());
        now = now.plus(Duration.ofDays(30));
        lane.work(() -> {});

        assertThat(posted).hasSize(1);
        assertThat(end()).isEqualTo(WebhookPosition.End.GONE);
        assertThat(lane.position().next())
                .as("it is kept for whoever comes back")
                .isZero();
    }

    @Test
    void afterDaysAndManyAttemptsItIsNotTriedAnyMore() {
        lane.take(alarm(0));
        lane.work(() -> {});
        answer(new Reply.NotTaken("no connection", Duration.ZERO));
        // Closed for a week, and opened again.
        now = now.plus(Duration.ofDays(7));
        for (int attempt = 2; attempt <= 11; attempt++) {
            lane.work(() -> {});
            answer(new Reply.NotTaken("no connection", Duration.ZERO));
            assertThat(lane.position().trouble())
                    .extracting(WebhookPosition.Trouble::end)
                    .isNull();
            now = now.plusSeconds(60);
        }
        lane.work(() -> {});
        answer(new Reply.NotTaken("no connection", Duration.ZERO));

        assertThat(end()).isEqualTo(WebhookPosition.End.GAVE_UP);
        now = now.plus(Duration.ofDays(1));
        lane.work(() -> {});
        assertThat(posted).hasSize(12);
    }

    @Test
    void passesByWhatIsNoNewsAndNotesThatRarely() {
        lane.pass(7);
        assertThat(lane.position().next()).isEqualTo(7);
        assertThat(lane.isToBeNoted()).isFalse();
        now = now.plusSeconds(60);
        assertThat(lane.isToBeNoted()).isTrue();

        lane.take(alarm(7));
        lane.pass(9);
        lane.work(() -> {});
        assertThat(lane.position().next()).isEqualTo(7);
        answer(new Reply.Taken(200));
        assertThat(lane.position().next()).isEqualTo(9);
    }

    @Test
    void takesOnlySoMuchAtATime() {
        for (int i = 0; i < 200; i++) {
            assertThat(lane.isFull()).isFalse();
            lane.take(alarm(i));
        }
        assertThat(lane.isFull()).isTrue();
    }

    private WebhookPosition.End end() {
        return Objects.requireNonNull(
                Objects.requireNonNull(lane.position().trouble()).end());
    }

    private void answer(Reply reply) {
        replies.getLast().complete(reply);
        lane.work(() -> {});
    }

    private static ConsumerRecord<String, byte[]> alarm(long offset) {
        return new ConsumerRecord<>(
                Topics.TILL_ALARM.name(),
                0,
                offset,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                "s1",
                CanonicalJson.encode(new TillAlarm(
                        TillAlarm.Kind.GAP_OPENED,
                        Source.parseReceiptNumber("s1-t1/1/4"),
                        "4 is missing.",
                        Instant.EPOCH)),
                new RecordHeaders(),
                Optional.empty());
    }
}
