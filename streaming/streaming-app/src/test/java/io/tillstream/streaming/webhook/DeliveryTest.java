package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.StoreId;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything but the ledgers, on one real broker; each test has a store of its own. */
class DeliveryTest {
    private static final Receiver.Answer NEVER = new Receiver.Answer(200, Duration.ofHours(1), "");

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;
    private static Shops shops;
    private static Instance instance;

    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("kafka"));
        shops = new Shops(broker.bootstrapServers());
        shops.open();
        instance = new Instance(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        instance.close();
        shops.close();
        broker.close();
    }

    @AfterEach
    void endWhatTheTestBegan() {
        instance.webhooks().all().forEach(webhook -> instance.webhooks().end(webhook.id()));
        receiver.close();
    }

    @Test
    void aNewWebhookIsToldFromNowOnAndAnotherFromTheBeginning() {
        shops.alarm("s11", 1);
        shops.settle();
        try (Receiver historian = new Receiver()) {
            WebhookId first = order(receiver, "s11", null);
            order(historian, "s11", "earliest");
            awaitLanes(first, 5);
            shops.alarm("s11", 2);

            receiver.await(1);
            historian.await(2);

            assertThat(numbers(receiver)).containsExactly(2);
            assertThat(numbers(historian)).containsExactly(1, 2);
        }
    }

    @Test
    void aReceiverThatNeverAnswersKeepsNobodyElseBack() {
        try (Receiver silent = new Receiver().behaving(attempt -> NEVER)) {
            WebhookId stuck = order(silent, "s12", "earliest");
            order(receiver, "s12", "earliest");
            for (int i = 1; i <= 50; i++) {
                shops.alarm("s12", i);
            }

            receiver.await(50);

            Receiver.await("the silent one is tried again", () -> silent.asked().size() > 1);
            assertThat(silent.asked())
                    .extracting(Receiver.Message::id)
                    .containsOnly(silent.asked().getFirst().id());
            assertThat(instance.webhooks().one(stuck)).get().satisfies(seen -> {
                assertThat(seen.state()).isEqualTo(WebhookState.FAILING);
                assertThat(seen.behind()).isGreaterThanOrEqualTo(50);
                assertThat(seen.lanes())
                        .anySatisfy(lane -> assertThat(lane.lastAnswer())
                                .extracting(answer -> answer.words())
                                .isEqualTo("no answer within 2 s"));
            });
        }
    }

    @Test
    void whoIsGoneIsToldNothingUntilSomebodyChangesTheWebhook() {
        receiver.behaving(attempt -> Receiver.status(410));
        WebhookId id = order(receiver, "s13", "earliest");
        shops.alarm("s13", 1);
        shops.alarm("s13", 2);
        Receiver.await("the end", () -> state(id) == WebhookState.GONE);
        assertThat(receiver.asked()).hasSize(1);

        receiver.behaving(attempt -> Receiver.status(200));
        instance.webhooks().change(id, new WebhookOrder.Change(null, null, null, false));
        receiver.await(2);

        assertThat(numbers(receiver)).containsExactly(1, 2);
        assertThat(state(id)).isEqualTo(WebhookState.TELLING);
    }

    @Test
    void whatHappensDuringAPauseIsToldAfterIt() {
        WebhookId id = order(receiver, "s14", null);
        awaitLanes(id, 5);
        shops.alarm("s14", 1);
        receiver.await(1);
        instance.webhooks().change(id, new WebhookOrder.Change(null, null, null, true));
        assertThat(state(id)).isEqualTo(WebhookState.PAUSED);
        shops.alarm("s14", 2);
        shops.settle();

        instance.webhooks().change(id, new WebhookOrder.Change(null, null, null, false));
        receiver.await(2);

        assertThat(numbers(receiver)).containsExactly(1, 2);
        assertThat(receiver.asked()).hasSize(2);
    }

    @Test
    void aReplayTellsEverythingAgainByTheSameIds() {
        WebhookId id = order(receiver, "s15", "earliest");
        for (int i = 1; i <= 3; i++) {
            shops.alarm("s15", i);
        }
        receiver.await(3);

        instance.webhooks().replay(id, new WebhookOrder.Replay("earliest"));
        Receiver.await("all of it a second time", () -> receiver.taken().size() == 6);

        assertThat(receiver.news()).hasSize(3);
        assertThat(receiver.taken().stream().map(Receiver.Message::id).skip(3))
                .containsExactlyElementsOf(receiver.taken().stream()
                        .map(Receiver.Message::id)
                        .limit(3)
                        .toList());
    }

    @Test
    void aSecretThatWasChangedSignsBesideTheOneBefore() {
        WebhookSeen.WithSecret made = instance.webhooks()
                .create(new WebhookOrder(receiver.address(), List.of(EventKind.TILL_ALARM), null, null));
        String later = instance.webhooks()
                .changeSecret(made.webhook().id())
                .orElseThrow()
                .secret();

        WebhookSeen.Pinged pinged =
                instance.webhooks().ping(made.webhook().id()).orElseThrow().join();

        assertThat(pinged).isEqualTo(new WebhookSeen.Pinged(true, "204"));
        assertThat(receiver.asked()).singleElement().satisfies(message -> {
            assertThat(message.body())
                    .contains("\"type\":\"ping\"", made.webhook().id().value());
            assertThat(message.isSignedWith(made.secret())).isTrue();
            assertThat(message.isSignedWith(later)).isTrue();
            assertThat(message.isSignedWith("whsec_AAAA")).isFalse();
        });
    }

    @Test
    void instancesShareThePartitionsAndOneTakesOverInGoodOrder() {
        WebhookId id = order(receiver, "s16", "earliest");
        awaitLanes(id, 5);
        try (Instance second = new Instance(broker.bootstrapServers())) {
            Receiver.await(
                    "both have some",
                    () -> second.own(id) > 0 && instance.own(id) > 0 && second.own(id) + instance.own(id) == 5);
            for (int i = 1; i <= 20; i++) {
                shops.alarm("s16", i);
            }
            receiver.await(20);
        }
        shops.alarm("s16", 21);
        receiver.await(21);

        assertThat(numbers(receiver)).hasSize(21).isSorted();
        assertThat(receiver.taken()).as("a stop in good order repeats nothing").hasSize(21);
    }

    @Test
    void ledgersThatWereMadeAnewAreToldFromWhereTheyCameToByTimeOrFromTheirEnd() throws Exception {
        WebhookId id = instance.webhooks()
                .create(new WebhookOrder(
                        receiver.address(), List.of(EventKind.TILL_ALARM, EventKind.STOCK_CHANGED), null, "earliest"))
                .webhook()
                .id();
        Instant first = Instant.now().minusSeconds(60);
        shops.alarm("s17", 1, first);
        shops.stock("s17", 5);
        Receiver.await("both", () -> seen("s17").size() == 2);
        instance.webhooks().change(id, new WebhookOrder.Change(null, null, null, true));
        Receiver.await(
                "it is put down",
                () -> instance.webhooks().one(id).orElseThrow().lanes().stream()
                        .anyMatch(lane -> lane.toldUpTo() != null));
        shops.makeAnew(Topics.TILL_ALARM);
        shops.makeAnew(Topics.STOCK_ON_HAND);
        // The ledgers tell everything again, and of the alarms one that nobody was told.
        shops.alarm("s17", 9, first.minusSeconds(1));
        shops.alarm("s17", 1, first);
        shops.alarm("s17", 2, first.plusSeconds(1));
        shops.stock("s17", 5);
        shops.settle();

        instance.webhooks().change(id, new WebhookOrder.Change(null, null, null, false));
        Receiver.await("what is new", () -> seen("s17").stream().anyMatch(body -> body.contains("\"sequence\":2")));
        awaitLanes(id, 10);
        shops.stock("s17", 4);
        Receiver.await("the next change", () -> seen("s17").stream().anyMatch(body -> body.contains("\"4 ea\"")));

        assertThat(seen("s17").stream().filter(body -> body.contains("stock.changed")))
                .hasSize(2);
        assertThat(seen("s17")).noneMatch(body -> body.contains("\"sequence\":9"));
    }

    private List<String> seen(String store) {
        return receiver.taken().stream()
                .map(Receiver.Message::body)
                .filter(body -> body.contains("\"" + store))
                .toList();
    }

    private static WebhookId order(Receiver who, String store, @Nullable String from) {
        return instance.webhooks()
                .create(new WebhookOrder(
                        who.address(), List.of(EventKind.TILL_ALARM), List.of(StoreId.of(store)), from))
                .webhook()
                .id();
    }

    private static WebhookState state(WebhookId id) {
        return instance.webhooks().one(id).orElseThrow().state();
    }

    /** Until so many partitions are being told. */
    private static void awaitLanes(WebhookId id, int partitions) {
        Receiver.await("so many lanes", () -> instance.own(id) == partitions);
    }

    private static List<Integer> numbers(Receiver who) {
        return who.news().values().stream().map(Shops::number).toList();
    }
}
