package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.catalogue.Change;
import io.tillstream.catalogue.Holdings;
import io.tillstream.catalogue.Shelf;
import io.tillstream.catalogue.ShelfFile;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Prices of twelve stores for six o'clock, through the import door, the log, what a till holds, and the page. The line of one
 * store is cut in the evening. Stores s401 to s412 belong to this test.
 */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
class PricesAtSixTest {
    private static final Instant SIX = Instant.parse("2011-11-09T06:00:00Z");
    private static final Instant EVENING = SIX.minus(Duration.ofHours(9));
    private static final Gtin MILK = TestShop.MILK;
    private static final List<StoreId> STORES = IntStream.rangeClosed(401, 412)
            .mapToObj(number -> StoreId.of("s" + number))
            .toList();
    private static final StoreId CUT_OFF = STORES.get(7);

    @LocalServerPort
    private int port;

    @TempDir
    private Path tills;

    private final RealParts parts = RealParts.started();
    private final Map<StoreId, Till> chain = new LinkedHashMap<>();

    /** A till's shelf, its file, and what it says of itself. */
    private final class Till {
        private final TillId id;
        private final ShelfFile file;
        private final Holdings holdings = new Holdings();
        private Shelf shelf = new Shelf();

        Till(StoreId store) {
            id = TillId.parse(store + "-t1");
            file = new ShelfFile(tills.resolve(id.toString()));
            tills.resolve(id.toString()).toFile().mkdirs();
            take("store", CanonicalJson.encode(store(store)), EVENING);
            take("product", CanonicalJson.encode(TestShop.milk()), EVENING);
        }

        void take(String kind, byte[] value, Instant now) {
            String line = "{\"" + kind + "\":" + new String(value, StandardCharsets.UTF_8) + "}";
            shelf.take(Change.parse(line.getBytes(StandardCharsets.UTF_8)), now);
        }

        void diesAndComesBack(Instant now) throws Exception {
            file.save(shelf, "a-1");
            assertThat(file.open(now)).isInstanceOf(ShelfFile.Found.Kept.class);
            shelf = ((ShelfFile.Found.Kept) file.open(now)).shelf();
        }

        Money sellsMilkAt(Instant moment) {
            return shelf.items().find(MILK, moment).orElseThrow().unitPrice();
        }

        void tells(Instant at) {
            parts.publish(
                    Topics.TILL_HEALTH,
                    id.toString(),
                    new TillHealth(
                            id,
                            Instant.now(),
                            "0.1.0",
                            1,
                            6,
                            0,
                            null,
                            null,
                            List.of(),
                            null,
                            holdings.of(shelf, at, at),
                            12L,
                            null));
        }
    }

    private static Store store(StoreId id) {
        Store like = TestShop.store(id);
        return new Store(
                id,
                new LocalText(
                        "Market Square, beside the old corn exchange " + id,
                        "舊穀物交易所旁的市集廣場店 " + id,
                        "老谷物交易所旁的集市广场店 " + id),
                like.zone(),
                like.currency(),
                true,
                like.taxRates(),
                1,
                1,
                like.deliveryDays());
    }

    private static Price milk(String pounds, Instant from, StoreId store) {
        return new Price(MILK, TestShop.pounds(pounds), TestShop.pounds("0.50"), false, from).in(store);
    }

    @BeforeEach
    void twelveStoresSell() throws Exception {
        for (StoreId store : STORES) {
            parts.publish(Topics.STORE, store.value(), store(store));
            chain.put(store, new Till(store));
        }
        announce("1.00", SIX.minus(Duration.ofDays(30)));
    }

    private Till till(StoreId store) {
        return Objects.requireNonNull(chain.get(store), "one of the twelve");
    }

    /** Through the door for prices, and from the log to every till that has a line. */
    private void announce(String pounds, Instant from, StoreId... withoutALine) throws Exception {
        String body = STORES.stream()
                .map(store -> CanonicalJson.text(milk(pounds, from, store)))
                .reduce("", (all, line) -> all + line + "\n");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/prices"))
                            .header("Authorization", "Bearer " + RealParts.TOKEN)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"published\":12");
        }
        List<StoreId> cut = List.of(withoutALine);
        for (ConsumerRecord<String, byte[]> told : publishedWith(body)) {
            PriceKey key = PriceKey.parse(told.key());
            for (StoreId store : STORES) {
                boolean theirs = key.store() == null || key.store().equals(store);
                if (theirs && !cut.contains(store)) {
                    till(store).take("priceStep", told.value(), EVENING);
                }
            }
        }
    }

    /** {@link #published()}, once every line of the body can be read: the mark of a commit may follow the answer. */
    private List<ConsumerRecord<String, byte[]>> publishedWith(String body) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        this::published,
                        found -> found.stream()
                                .map(each -> new String(each.value(), StandardCharsets.UTF_8))
                                .collect(Collectors.toSet())
                                .containsAll(body.lines().toList()));
    }

    /** The latest of every price in the log, those that other tests gave the whole chain among them. */
    private List<ConsumerRecord<String, byte[]>> published() {
        try (KafkaConsumer<String, byte[]> log = new KafkaConsumer<>(
                Map.of("bootstrap.servers", parts.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = log.partitionsFor(Topics.PRICE.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            log.assign(all);
            log.seekToBeginning(all);
            Map<TopicPartition, Long> ends = log.endOffsets(all);
            Map<String, ConsumerRecord<String, byte[]>> found = new LinkedHashMap<>();
            while (!all.stream().allMatch(part -> log.position(part) >= ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<String, byte[]> each : log.poll(Duration.ofMillis(200))) {
                    if (each.value() == null) {
                        found.remove(each.key());
                    } else {
                        found.put(each.key(), each);
                    }
                }
            }
            return List.copyOf(found.values());
        }
    }

    @Test
    void elevenApplyOneIsPendingAndAppliesByItself() throws Exception {
        announce("1.20", SIX);
        Till offline = till(CUT_OFF);
        chain.values().forEach(till -> till.tells(EVENING));
        // The cable is cut; the till is switched off for the night and on again, and hears nothing more.
        announce("0.90", SIX.plusSeconds(3_600), CUT_OFF);
        offline.diesAndComesBack(SIX.minusSeconds(1_800));
        offline.tells(SIX.minusSeconds(1_800));
        chain.values().stream().filter(till -> till != offline).forEach(till -> till.tells(SIX.plusSeconds(5_400)));

        assertThat(offline.sellsMilkAt(SIX.minusMillis(1))).isEqualTo(TestShop.pounds("1.00"));
        assertThat(offline.sellsMilkAt(SIX)).isEqualTo(TestShop.pounds("1.20"));
        assertThat(offline.sellsMilkAt(SIX.plusSeconds(4_000))).isEqualTo(TestShop.pounds("1.20"));
        assertThat(till(STORES.getFirst()).sellsMilkAt(SIX.plusSeconds(4_000))).isEqualTo(TestShop.pounds("0.90"));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            String page = "/fleet/prices?lang=en&at=" + SIX;
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(visitor.get(page).body())
                            .contains("11 of 12")
                            .contains("received, not heard of since 1"));
            assertThat(visitor.get(page + "&stand=unconfirmed").body())
                    .contains("s408-t1", "changes by its own clock")
                    .doesNotContain("s401-t1", "s412-t1");
            assertThat(visitor.get("/fleet/prices?lang=en&stand=missing&at=" + SIX.plusSeconds(3_600))
                            .body())
                    .contains("s408-t1", "not received")
                    .doesNotContain("s401-t1");
            assertThat(visitor.get("/fleet?lang=en&only=pending").body())
                    .contains("s408-t1", "not received")
                    .doesNotContain(">s401-t1");
        }
        look();
    }

    private void look() {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : List.of("en", "zh-TW")) {
                try (Screen screen = new Screen(port, "it", width, language)) {
                    screen.page().navigate("/fleet");
                    screen.examine("fleet");
                    screen.page().navigate("/fleet/prices");
                    screen.examine("fleet-prices");
                    screen.page().navigate("/fleet/prices?at=" + SIX);
                    screen.examine("fleet-prices-at");
                }
            }
        }
    }
}
