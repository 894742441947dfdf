package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances share the partitions of one broker; each answers for both. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
class TwoInstancesTest {
    private static final int STORES = 6;
    private static final LocalDate DAY = LocalDate.parse("2011-11-08");

    private final Map<Integer, JournalRecord> latest = new TreeMap<>();
    private final Map<Integer, Integer> sold = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void answerAlikeAndOneTakesOverWhenTheOtherLeaves() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            String kafka = broker.bootstrapServers();
            try (AppUnderTest first = AppUnderTest.startAmongOthers(
                    kafka, folder.resolve("first"), "--tillstream.threads=1", "--tillstream.standbys=1")) {
                try (AppUnderTest second = AppUnderTest.startAmongOthers(
                        kafka, folder.resolve("second"), "--tillstream.threads=1", "--tillstream.standbys=1")) {
                    awaitBoth(first, second);
                    putIntoTheCountry(kafka);
                    sell(kafka, 3);
                    awaitSold(first);
                    awaitSold(second);
                    awaitTheCountry(first);
                    awaitTheCountry(second);
                    assertThat(second.get("/api/stock/s99/5901234123457").statusCode())
                            .isEqualTo(404);
                    assertThat(first.get("/actuator/prometheus").body())
                            .contains("tillstream_restoring_records", "tillstream_standby_lag_records");
                }
                sell(kafka, 1);
                awaitSold(first);
                awaitTheCountry(first);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"classic,''", "classic,named", "streams,''"})
    @EnabledIfSystemProperty(
            named = "test.every-fault",
            matches = "true",
            disabledReason = "three times a minute and a half; the profile nightly has it")
    void oneTakesOverWhenTheOtherIsKilledAndARollingRestartLosesNothing(String protocol, String name) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            String kafka = broker.bootstrapServers();
            String[] firsts = settings(protocol, name.isEmpty() ? "" : name + "-1");
            String[] seconds = settings(protocol, name.isEmpty() ? "" : name + "-2");
            AppUnderTest first = AppUnderTest.startApart(kafka, folder.resolve("first"), firsts);
            try (AppUnderTest second = AppUnderTest.startApart(kafka, folder.resolve("second"), seconds)) {
                awaitBoth(first, second);
                sell(kafka, 10);
                awaitSold(first);
                awaitSold(second);

                first.kill();
                sell(kafka, 10);
                awaitSold(second);

                first = AppUnderTest.startApart(kafka, folder.resolve("first"), firsts);
                awaitBoth(first, second);
                sell(kafka, 10);
                second.stop();
                sell(kafka, 10);
                awaitSold(first);
            } finally {
                first.close();
            }
            try (AppUnderTest again = AppUnderTest.startApart(kafka, folder.resolve("second"), seconds)) {
                awaitSold(again);
            }
        }
    }

    private static String[] settings(String protocol, String name) {
        List<String> settings = new ArrayList<>(List.of(
                "--tillstream.threads=1", "--tillstream.standbys=1", "--tillstream.group-protocol=" + protocol));
        if (!name.isEmpty()) {
            settings.add("--tillstream.instance=" + name);
        }
        return settings.toArray(String[]::new);
    }

    /** Each holds some of the work, and copies of the other's. */
    private static void awaitBoth(AppUnderTest first, AppUnderTest second) throws InterruptedException {
        for (AppUnderTest each : List.of(first, second)) {
            each.await(
                    "/api/instances",
                    200,
                    body -> body.contains("\"state\":\"RUNNING\"")
                            && body.split("\"active\"", -1).length == 3
                            && !body.contains("\"active\":0")
                            && !body.contains("\"standby\":0"));
        }
    }

    /** All stores stand in one region. */
    private static void putIntoTheCountry(String kafka) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            StoreGroup country = new StoreGroup("country", StoreGroup.Kind.REGION, new LocalText("x", "x", "x"), null);
            var _ = producer.send(
                    new ProducerRecord<>(Topics.GROUP.name(), country.group(), CanonicalJson.encode(country)));
            for (int store = 1; store <= STORES; store++) {
                StoreGrouping said = new StoreGrouping(
                        StoreId.of("s" + store), DAY, country.group(), List.of(), DAY, Instant.EPOCH, "generated");
                var _ = producer.send(new ProducerRecord<>(
                        Topics.STORE_GROUPING.name(), Keys.storeGrouping(said), CanonicalJson.encode(said)));
            }
        }
    }

    /** Each adds up its own stores, and the one that is asked adds up the two: nothing twice, nothing left out. */
    private void awaitTheCountry(AppUnderTest app) throws IOException, InterruptedException {
        int bottles = sold.values().stream().mapToInt(Integer::intValue).sum();
        app.await(
                "/api/groups/country/sales/" + DAY,
                200,
                body -> body.contains("\"silent\":[]") && body.contains("\"transactions\":" + bottles / 2 + ","));
        app.await(
                "/api/groups/country/stock/" + SoldMilk.MILK,
                200,
                body -> body.contains("\"onHand\":[\"-" + bottles + " ea\"]"));
        assertThat(app.get("/api/groups/nowhere/sales/" + DAY).statusCode()).isEqualTo(404);
        assertThat(app.get("/api/groups/country/sales/yesterday").statusCode()).isEqualTo(400);
        assertThat(app.get("/api/groups").body()).contains("\"group\":\"country\"", "\"s" + STORES + "\"");
    }

    /** So many sales of two bottles in every store. */
    private void sell(String kafka, int sales) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            for (int store = 1; store <= STORES; store++) {
                TillId till = new TillId(StoreId.of("s" + store), 1);
                if (!latest.containsKey(store)) {
                    send(producer, store, FactChain.append(Hash.GENESIS, SoldMilk.opening(till)));
                }
                for (int sale = 0; sale < sales; sale++) {
                    JournalRecord before = Objects.requireNonNull(latest.get(store));
                    long sequence = before.fact().source().sequence() + 1;
                    send(
                            producer,
                            store,
                            FactChain.append(before.hash(), SoldMilk.sale(till, sequence, "2011-11-08", 2)));
                    sold.merge(store, 2, Integer::sum);
                }
            }
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, int store, JournalRecord record) {
        var _ = producer.send(new ProducerRecord<>(Topics.SALE.name(), "s" + store, CanonicalJson.encode(record)));
        latest.put(store, record);
    }

    private void awaitSold(AppUnderTest app) throws IOException, InterruptedException {
        app.await("/api/positions", 200, body -> {
            for (JournalRecord record : latest.values()) {
                var source = record.fact().source();
                if (!body.contains("\"highWaterMark\":" + source.sequence() + ",")
                        || !body.contains("\"till\":\"" + source.till() + "\"")) {
                    return false;
                }
            }
            return body.split("\"till\"", -1).length == STORES + 1;
        });
        for (var each : sold.entrySet()) {
            app.await(
                    "/api/stock/s" + each.getKey() + "/" + SoldMilk.MILK,
                    200,
                    body -> body.contains("\"onHand\":\"-" + each.getValue() + " ea\""));
        }
        int bottles = sold.values().stream().mapToInt(Integer::intValue).sum();
        app.await("/api/points/" + SoldMilk.MEMBER, 200, body -> body.contains("\"points\":" + bottles));
        HttpResponse<String> positions = app.get("/api/positions");
        assertThat(positions.body()).doesNotContain("\"gaps\":[{").contains("\"duplicates\":0");
    }
}
