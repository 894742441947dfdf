package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Tender;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app on a real broker: started, asked, stopped and started again. */
class StreamingAppTest {

    @TempDir
    private Path folder;

    @Test
    void answersFromTheLedgersAndArchivesEachRecordOnceOverARestart() throws Exception {
        JournalRecord opening = FactChain.append(Hash.GENESIS, SoldMilk.opening());
        JournalRecord first = FactChain.append(opening.hash(), SoldMilk.sale(2, "2011-11-08", 2));
        JournalRecord late = FactChain.append(
                first.hash(),
                SoldMilk.sale(SoldMilk.TILL, 3, "2011-11-07", 1, Tender.TenderType.GIFT_CARD, "TSG0000000000017"));

        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            try (AppUnderTest app = start(broker)) {
                app.await("/actuator/health", 200, body -> body.contains("RUNNING"));
                send(broker, opening, first, first);
                sendBytes(broker, "no fact".getBytes(StandardCharsets.UTF_8));
                app.await("/api/positions", 200, body -> body.contains("\"duplicates\":1"));
                assertThat(app.get("/api/positions").body())
                        .startsWith("[{")
                        .contains("\"highWaterMark\":2")
                        .contains("\"net\":\"2.40 GBP\"")
                        .contains("\"till\":\"s1-t1\"");
                app.await("/api/archive", 200, body -> body.equals("{\"transactions\":2,\"waiting\":0}"));
                app.await("/api/lag", 200, body -> body.equals("{\"records\":0}"));
                assertThat(app.get("/api/stock/s1/5901234123457").body()).contains("\"onHand\":\"-2 ea\"");
                assertThat(app.get("/api/stock/s1/5901234123457?at=2011-11-08").body())
                        .contains("\"date\":\"2011-11-08\"", "\"onHand\":\"-2 ea\"", "\"corrections\":[]");
                assertThat(app.get("/api/stock/s1/5901234123457?at=2011-11-08&knownAt=2011-11-08T20:00:00Z")
                                .body())
                        .contains("\"onHand\":\"0 ea\"", "\"change\":\"-2 ea\"");
                assertThat(app.get("/api/stock/s1/5901234123457?at=yesterday").statusCode())
                        .isEqualTo(400);
                assertThat(app.get("/api/stock/s1/5901234123457/confidence").body())
                        .isEqualTo("{\"percent\":0,\"signs\":[\"BELOW_ZERO\"]}");
                assertThat(app.get("/api/stock/s1/5901234123457/counts").body()).isEqualTo("[]");
                assertThat(app.get("/api/stock/s1/5901234123457/lots").body()).isEqualTo("[]");
                assertThat(app.get("/api/expiring/s1?before=2011-12-01").body()).isEqualTo("[]");
                assertThat(app.get("/api/expiring/s1").statusCode()).isEqualTo(400);
                assertThat(app.get("/api/stock/s1/5901234123457/available").body())
                        .isEqualTo("{\"available\":\"-2 ea\",\"held\":{},\"onHand\":\"-2 ea\",\"reserved\":\"0 ea\"}");
                assertThat(app.get("/api/stock/s1/5901234123457/on-order").statusCode())
                        .isEqualTo(404);
                assertThat(app.get("/api/purchase-orders/s1/PO-17").statusCode())
                        .isEqualTo(404);
                assertThat(app.get("/api/transfers").body()).isEqualTo("[]");
                assertThat(app.get("/api/transfers/tr-1").statusCode()).isEqualTo(404);
                assertThat(app.get("/api/points/" + SoldMilk.MEMBER).body()).contains("\"points\":2");
                assertThat(app.get("/api/points/mbbbbbbbbbbbbbbbb").statusCode())
                        .isEqualTo(404);
                app.await(
                        "/api/points/" + SoldMilk.MEMBER + "/account?on=2011-12-24",
                        200,
                        body -> body.contains("\"on\":\"2011-12-24\"") && body.contains("\"spendable\":2"));
                assertThat(app.get("/api/points/" + SoldMilk.MEMBER + "/account?on=tomorrow")
                                .statusCode())
                        .isEqualTo(400);
                app.await(
                        "/api/points-liability",
                        200,
                        body -> body.contains("\"accounts\":1") && body.contains("\"points\":2"));
                assertThat(app.get("/api/stock/s1/5901234123450").statusCode()).isEqualTo(400);
                assertThat(app.get("/api/openapi.json").body())
                        .startsWith("{")
                        .contains("/api/stock/{store}/{gtin}/lots");
                assertThat(app.post("/api/webhooks", "{\"address\":\"http://127.0.0.1:1/\",\"kinds\":[\"till.alarm\"]}")
                                .body())
                        .contains("TILLSTREAM_WEBHOOK_KEY");
                assertThat(app.get("/api/positions", "wrong").statusCode()).isEqualTo(401);
                assertThat(app.get("/actuator/prometheus").body())
                        .contains("tillstream_dropped_records_total 1.0")
                        .contains("tillstream_open_dead_letters 1.0")
                        .contains(metersOfTheAlerts());
            }
            try (AppUnderTest again = start(broker, "--tillstream.webhook.key=" + "0f".repeat(32))) {
                lookAfterAWebhook(again);
                send(broker, late);
                again.await("/api/archive", 200, body -> body.equals("{\"transactions\":3,\"waiting\":0}"));
                again.await(
                        "/api/leases/gift-card%7CTSG0000000000017%7CGBP",
                        200,
                        body -> body.equals("{\"filled\":0,\"free\":-120,\"open\":[],"
                                + "\"pool\":\"gift-card|TSG0000000000017|GBP\",\"spent\":120}"));
                assertThat(again.get("/api/sales/s1/2011-11-07").body())
                        .contains("\"knownOn\":\"2011-11-08\"")
                        .contains("\"receipts\":[{\"epoch\":1,\"sequence\":3,\"till\":\"s1-t1\"}]")
                        .contains("\"total\":{\"cost\":\"0.00 GBP\",\"discount\":\"0.00 GBP\",\"lines\":1");
                assertThat(again.get("/api/sales/s1/2011-11-07?knownOn=2011-11-07")
                                .body())
                        .contains("\"corrections\":[]")
                        .contains("\"total\":{\"cost\":\"0.00 GBP\",\"discount\":\"0.00 GBP\",\"lines\":0");
                assertThat(again.get("/api/sales/s1/2011-11-06").statusCode()).isEqualTo(404);
                assertThat(again.get("/api/sales/s1/yesterday").statusCode()).isEqualTo(400);
                assertThat(again.get("/api/leases/gift-card%7CTSG0000000000024%7CGBP")
                                .statusCode())
                        .isEqualTo(404);
                assertThat(again.get("/api/leases/money").statusCode()).isEqualTo(400);
                assertThat(again.get("/api/promotions/free-bag/spend").body()).isEqualTo("[]");
                assertThat(again.get("/api/promotions/free-bag/standing").statusCode())
                        .isEqualTo(404);
                publishBags(broker);
                again.await(
                        "/api/promotions/free-bag/standing",
                        200,
                        body -> body.equals("{\"given\":[],\"limits\":{\"totalUses\":1000},\"pools\":[{\"filled\":1000,"
                                + "\"free\":1000,\"open\":[],\"pool\":\"promotion-uses|free-bag\",\"spent\":0}],"
                                + "\"promotion\":\"free-bag\"}"));
            }
        }

        assertThat(archived("date=2011-11-08"))
                .containsExactlyInAnyOrder(CanonicalJson.text(opening), CanonicalJson.text(first));
        assertThat(archived("date=2011-11-07")).containsExactly(CanonicalJson.text(late));
    }

    private static List<String> metersOfTheAlerts() throws IOException {
        List<String> meters = Pattern.compile("tillstream_[a-z_]+")
                .matcher(Files.readString(root().resolve("docs/reference/alerts.yml")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(meters).hasSizeGreaterThan(5);
        return meters;
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/reference/alerts.yml"))) {
            root = Objects.requireNonNull(root.getParent(), "no docs above the module");
        }
        return root;
    }

    private AppUnderTest start(KafkaBroker broker, String... more) {
        return AppUnderTest.start(broker.bootstrapServers(), folder, more);
    }

    /** What can be done with one, at an address where nobody listens. */
    private static void lookAfterAWebhook(AppUnderTest app) throws IOException, InterruptedException {
        String made = app.post(
                        "/api/webhooks",
                        "{\"address\":\"http://127.0.0.1:1/\",\"kinds\":[\"till.alarm\"],\"stores\":[\"s1\"]}")
                .body();
        assertThat(made).contains("\"secret\":\"whsec_", "\"state\":\"TELLING\"");
        String webhook = "/api/webhooks/" + made.replaceAll(".*\"id\":\"(w[a-z2-7]{16})\".*", "$1");
        app.await(webhook, 200, body -> body.contains("\"topic\":\"aggregate.till-alarm.v1\""));
        assertThat(app.post(webhook + "/ping", "").body())
                .isEqualTo("{\"answer\":\"no connection\",\"arrived\":false}");
        assertThat(app.put(webhook, "{\"paused\":true}").body()).contains("\"state\":\"PAUSED\"");
        assertThat(app.post(webhook + "/secret", "").body()).contains("formerSecretUntil");
        assertThat(app.post(webhook + "/replay", "{\"from\":\"earliest\"}").body())
                .contains("1970-01-01T00:00:00Z");
        assertThat(app.post(webhook + "/replay", "{\"from\":\"yesterday\"}").statusCode())
                .isEqualTo(400);
        assertThat(app.put(webhook, "{\"kinds\":[\"points.changed\"]}").body()).contains("is about no store");
        assertThat(app.put(webhook, "{\"kinds\":[\"sale.dreamt\"]}").body()).contains("is no kind of event");
        assertThat(app.put(webhook, "{\"address\":\"https://10.0.0.1/\"}").body())
                .contains("private network");
        assertThat(app.get("/api/webhooks").body()).contains("\"revision\":4");
        assertThat(app.delete(webhook).statusCode()).isEqualTo(200);
        assertThat(app.get(webhook).statusCode()).isEqualTo(404);
        assertThat(app.get("/api/webhooks").body()).isEqualTo("[]");
        assertThat(app.get("/api/webhooks/me").statusCode()).isEqualTo(400);
    }

    private static void send(KafkaBroker broker, JournalRecord... records) {
        sendBytes(broker, Stream.of(records).map(CanonicalJson::encode).toArray(byte[][]::new));
    }

    /** The promotion of docs/reference/promotions.md that lasts for 1,000 bags. */
    private static void publishBags(KafkaBroker broker) throws IOException {
        String bags = Files.readString(root().resolve("docs/reference/promotions.example.ndjson"))
                .lines()
                .filter(line -> line.contains("\"id\":\"free-bag\""))
                .findFirst()
                .orElseThrow();
        sendBytes(broker, Topics.PROMOTION.name(), "free-bag", bags.getBytes(StandardCharsets.UTF_8));
    }

    private static void sendBytes(KafkaBroker broker, byte[]... facts) {
        sendBytes(broker, Topics.SALE.name(), "s1", facts);
    }

    private static void sendBytes(KafkaBroker broker, String topic, String key, byte[]... facts) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (byte[] fact : facts) {
                var _ = producer.send(new ProducerRecord<>(topic, key, fact));
            }
        }
    }

    private List<String> archived(String date) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archive").resolve(date))) {
            return files.flatMap(StreamingAppTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
