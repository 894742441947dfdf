package io.tillstream.scoring;

import static io.tillstream.scoring.ShopForTests.ANN;
import static io.tillstream.scoring.ShopForTests.KEYS;
import static io.tillstream.scoring.ShopForTests.MILK;
import static io.tillstream.scoring.ShopForTests.NOON;
import static io.tillstream.scoring.ShopForTests.STORE;
import static io.tillstream.scoring.ShopForTests.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.decision.Pulse;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.traces.Traces;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a real broker: facts and features in, signed decisions out, nothing twice, and again after a restart. */
class ScoringOnABrokerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    private final Map<String, Optional<MemberOffers>> offers = new ConcurrentHashMap<>();
    private final Map<String, Optional<ReorderProposal>> proposals = new ConcurrentHashMap<>();
    private final Map<String, Optional<ModelCard>> cards = new ConcurrentHashMap<>();
    private final List<Pulse.Phase> phases = new ArrayList<>();
    private final List<String> arrivals = new ArrayList<>();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(folder.resolve("kafka"));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void decidesWhenModelsArriveFollowsABasketAndRepeatsNothingAfterARestart() throws Exception {
        Path models = folder.resolve("models");
        try (Outlet facts = new Outlet(broker.bootstrapServers());
                Feed decisions = new Feed(broker.bootstrapServers(), reading())) {
            publishShop(facts);

            try (var _ = new Running(models)) {
                ServedModelsTest.publish(models, "personal-frequency");
                await(decisions, () -> offers.containsKey(ANN.value()) && proposals.containsKey(milk()));
                OfferDecision first = bestOffer();
                assertThat(first.gtin()).isEqualTo(MILK);
                assertThat(SignedDecisions.isGenuine(first, KEYS.getPublic())).isTrue();
                assertThat(milkProposal().orElseThrow().reason().code()).isEqualTo("sold-out");
                await(decisions, () -> phases.contains(Pulse.Phase.DECIDING));
                assertThat(phases).startsWith(Pulse.Phase.READING).isSorted();
                await(decisions, () -> cards.keySet().containsAll(Set.of("demand", "next-purchase")));
                assertThat(cards).doesNotContainKey("churn");
                assertThat(cards.get("next-purchase")).hasValueSatisfying(card -> {
                    assertThat(card.serving()).isEqualTo(first.model());
                    assertThat(card.since()).isEqualTo(NOON);
                });

                facts.send(Topics.MEMBER_HISTORY, ANN.value(), nowOnlyTea());
                facts.send(Topics.STOCK_ON_HAND, milk(), ShopForTests.onHand(MILK, 900));
                facts.flush();
                await(decisions, () -> bestOffer().gtin().equals(TEA));
                await(decisions, () -> milkProposal().isEmpty());

                LocalDate tomorrow = ShopForTests.TODAY.plusDays(1);
                facts.send(Topics.STOCK_LOTS, milk(), ShopForTests.lot(MILK, 900, tomorrow));
                facts.flush();
                await(decisions, () -> shortDated(MILK).contains(tomorrow));
            }
            int before = arrivals.size();
            try (var _ = new Running(models)) {
                facts.send(Topics.STOCK_ON_HAND, Keys.storeItem(STORE, TEA), ShopForTests.onHand(TEA, 0));
                facts.send(Topics.ITEM_DEMAND, Keys.storeItem(STORE, TEA), ShopForTests.dailySales(TEA, 7));
                facts.flush();
                await(decisions, () -> proposals.containsKey(Keys.storeItem(STORE, TEA)));
            }
            assertThat(arrivals.subList(before, arrivals.size()))
                    .containsExactly("reorder " + Keys.storeItem(STORE, TEA));

            int packs = teaPacks();
            facts.send(Topics.TRANSFER, "tr-1", teaFromAnotherStore(null));
            facts.flush();
            try (var _ = new Running(models)) {
                // Two packs should have come yesterday; they are not ordered again, and are once they have come.
                await(decisions, () -> teaPacks() == packs - 2);
                facts.send(Topics.TRANSFER, "tr-1", teaFromAnotherStore(NOON));
                facts.flush();
                await(decisions, () -> teaPacks() == packs);
            }
        }
    }

    private OfferDecision bestOffer() {
        return offers.getOrDefault(ANN.value(), Optional.empty())
                .orElseThrow()
                .offers()
                .getFirst();
    }

    private List<LocalDate> shortDated(Gtin item) {
        return offers.getOrDefault(ANN.value(), Optional.empty()).stream()
                .flatMap(member -> member.offers().stream())
                .filter(offer -> offer.gtin().equals(item))
                .flatMap(offer -> Objects.requireNonNull(offer.standing()).shortDated().stream())
                .map(OfferStanding.ShortDated::until)
                .toList();
    }

    private int teaPacks() {
        return proposals
                .getOrDefault(Keys.storeItem(STORE, TEA), Optional.empty())
                .map(ReorderProposal::packs)
                .orElse(0);
    }

    private static StockTransfer teaFromAnotherStore(@Nullable Instant arrivedAt) {
        return new StockTransfer(
                "tr-1",
                StoreId.of("s2"),
                STORE,
                NOON.minus(Duration.ofDays(2)),
                arrivedAt,
                List.of(new StockTransfer.Line(
                        TEA, Quantity.each(24), arrivedAt == null ? Quantity.each(0) : Quantity.each(24))));
    }

    private Optional<ReorderProposal> milkProposal() {
        return proposals.getOrDefault(milk(), Optional.empty());
    }

    private void await(Feed decisions, BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("decisions arrived: %s", arrivals).isLessThan(deadline);
            decisions.poll(Duration.ofMillis(50));
        }
    }

    private List<Feed.Subscription<?>> reading() {
        return List.of(
                new Feed.Subscription<>(Topics.OFFER, (key, value) -> {
                    arrivals.add("offer " + key);
                    offers.put(key, Optional.ofNullable(value));
                }),
                new Feed.Subscription<>(Topics.PULSE, (key, value) -> {
                    if (value != null) {
                        phases.add(value.phase());
                    }
                }),
                new Feed.Subscription<>(Topics.MODEL_CARD, (key, value) -> {
                    arrivals.add("card " + key);
                    cards.put(key, Optional.ofNullable(value));
                }),
                new Feed.Subscription<>(Topics.REORDER, (key, value) -> {
                    arrivals.add("reorder " + key);
                    proposals.put(key, Optional.ofNullable(value));
                }));
    }

    private static void publishShop(Outlet facts) {
        facts.send(Topics.STORE, STORE.value(), ShopForTests.store());
        for (var gtin : List.of(MILK, TEA)) {
            facts.send(Topics.PRODUCT, gtin.value(), ShopForTests.product(gtin));
            facts.send(Topics.PRICE, gtin.value(), ShopForTests.price(gtin));
        }
        facts.send(Topics.CAMPAIGN, "personal-picks", ShopForTests.campaign(true));
        facts.send(Topics.MEMBER, ANN.value(), ShopForTests.member(true));
        facts.send(Topics.MEMBER_HISTORY, ANN.value(), ShopForTests.milkEveryTenDays());
        facts.send(Topics.ITEM_DEMAND, milk(), ShopForTests.dailySales(MILK, 7));
        facts.send(Topics.STOCK_ON_HAND, milk(), ShopForTests.onHand(MILK, 0));
        facts.flush();
    }

    private static MemberHistory nowOnlyTea() {
        return new MemberHistory(
                ANN, List.of(ShopForTests.basket(3, TEA), ShopForTests.basket(2, TEA), ShopForTests.basket(1, TEA)), 6);
    }

    private static String milk() {
        return Keys.storeItem(STORE, MILK);
    }

    /** The app's loop in a thread of its own, at noon for ever. */
    private static final class Running implements AutoCloseable {
        private final Scoring scoring;
        private final Thread thread;

        Running(Path models) {
            Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
            scoring = new Scoring(broker.bootstrapServers(), models, KEYS.getPrivate(), noon, Traces.off());
            thread = Thread.ofPlatform().start(scoring::run);
        }

        @Override
        public void close() {
            scoring.stop();
            try {
                assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while scoring was ending", e);
            }
            scoring.close();
        }
    }
}
