package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The app on a real broker: started, asked, stopped and started again. */
class StreamingAppTest {
    private static final String TOKEN = "token-of-this-test";
    private static final CurrencyUnit POUND = CurrencyUnit.of("GBP");
    private static final Gtin MILK = Gtin.ofDigits("5901234123457");
    private static final MemberId MEMBER = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final TillId TILL = new TillId(StoreId.of("s1"), 1);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void answersFromTheLedgersAndArchivesEachRecordOnceOverARestart() throws Exception {
        JournalRecord opening = FactChain.append(
                Hash.GENESIS,
                new EpochOpened(
                        new Source(TILL, 1, 1),
                        Instant.parse("2011-11-08T08:00:00Z"),
                        LocalDate.parse("2011-11-08"),
                        "enrolled",
                        null));
        JournalRecord first = FactChain.append(opening.hash(), sale(2, "2011-11-08", 2));
        JournalRecord late = FactChain.append(
                first.hash(), sale(3, "2011-11-07", 1, Tender.TenderType.GIFT_CARD, "TSG0000000000017"));

        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            try (ConfigurableApplicationContext app = start(broker)) {
                await(app, "/actuator/health", 200, body -> body.contains("RUNNING"));
                send(broker, opening, first, first);
                sendBytes(broker, "no fact".getBytes(StandardCharsets.UTF_8));
                await(app, "/api/positions", 200, body -> body.contains("\"duplicates\":1"));
                assertThat(get(app, "/api/positions", TOKEN).body())
                        .startsWith("[{")
                        .contains("\"highWaterMark\":2")
                        .contains("\"net\":\"2.40 GBP\"")
                        .contains("\"till\":\"s1-t1\"");
                await(app, "/api/archive", 200, body -> body.equals("{\"transactions\":2,\"waiting\":0}"));
                await(app, "/api/lag", 200, body -> body.equals("{\"records\":0}"));
                assertThat(get(app, "/api/stock/s1/5901234123457", TOKEN).body())
                        .contains("\"onHand\":\"-2 ea\"");
                assertThat(get(app, "/api/points/" + MEMBER, TOKEN).body()).contains("\"points\":2");
                assertThat(get(app, "/api/points/mbbbbbbbbbbbbbbbb", TOKEN).statusCode())
                        .isEqualTo(404);
                assertThat(get(app, "/api/stock/s1/5901234123450", TOKEN).statusCode())
                        .isEqualTo(400);
                assertThat(get(app, "/api/positions", "wrong").statusCode()).isEqualTo(401);
                assertThat(get(app, "/actuator/prometheus", TOKEN).body())
                        .contains("tillstream_dropped_records_total 1.0");
            }
            try (ConfigurableApplicationContext again = start(broker)) {
                send(broker, late);
                await(again, "/api/archive", 200, body -> body.equals("{\"transactions\":3,\"waiting\":0}"));
                await(
                        again,
                        "/api/leases/gift-card%7CTSG0000000000017%7CGBP",
                        200,
                        body -> body.equals("{\"filled\":0,\"free\":-120,\"open\":[],"
                                + "\"pool\":\"gift-card|TSG0000000000017|GBP\",\"spent\":120}"));
                assertThat(get(again, "/api/leases/gift-card%7CTSG0000000000024%7CGBP", TOKEN)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(get(again, "/api/leases/money", TOKEN).statusCode()).isEqualTo(400);
            }
        }

        assertThat(archived("date=2011-11-08"))
                .containsExactlyInAnyOrder(CanonicalJson.text(opening), CanonicalJson.text(first));
        assertThat(archived("date=2011-11-07")).containsExactly(CanonicalJson.text(late));
    }

    private ConfigurableApplicationContext start(KafkaBroker broker) {
        return SpringApplication.run(
                StreamingApp.class,
                "--server.port=0",
                "--tillstream.kafka=" + broker.bootstrapServers(),
                "--tillstream.state=" + folder.resolve("state"),
                "--tillstream.archive=" + folder.resolve("archive"),
                "--tillstream.archive-every=PT1S",
                "--tillstream.admin-token=" + TOKEN);
    }

    private static void send(KafkaBroker broker, JournalRecord... records) {
        sendBytes(broker, Stream.of(records).map(CanonicalJson::encode).toArray(byte[][]::new));
    }

    private static void sendBytes(KafkaBroker broker, byte[]... facts) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (byte[] fact : facts) {
                var _ = producer.send(new ProducerRecord<>(Topics.SALE.name(), "s1", fact));
            }
        }
    }

    private HttpResponse<String> get(ConfigurableApplicationContext app, String path, String token)
            throws IOException, InterruptedException {
        int port = Objects.requireNonNull(((WebServerApplicationContext) app).getWebServer())
                .getPort();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void await(ConfigurableApplicationContext app, String path, int status, Predicate<String> body)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        HttpResponse<String> answer = get(app, path, TOKEN);
        while (answer.statusCode() != status || !body.test(answer.body())) {
            assertThat(Instant.now())
                    .as("%s answers %d %s", path, answer.statusCode(), answer.body())
                    .isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = get(app, path, TOKEN);
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

    private static Sale sale(long sequence, String businessDate, int milk) {
        return sale(sequence, businessDate, milk, Tender.TenderType.CASH, null);
    }

    private static Sale sale(
            long sequence, String businessDate, int milk, Tender.TenderType means, @Nullable String account) {
        Money price = Money.parse("1.20 GBP");
        Money net = price.times(milk);
        Money tax = Money.ofMinor(net.minor() / 6, POUND);
        return new Sale(
                new Source(TILL, 1, sequence),
                Instant.parse("2011-11-08T10:05:00Z"),
                LocalDate.parse(businessDate),
                "staff-1",
                MEMBER,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        MILK,
                        Quantity.each(milk),
                        price,
                        SaleLine.PriceSource.PRICE_BOOK,
                        net,
                        List.of(),
                        net,
                        "standard",
                        tax,
                        net.minor() / 100,
                        null)),
                List.of(new TaxTotal("standard", 2000, true, net.minus(tax), tax)),
                List.of(new Tender(means, net, Money.zero(POUND), null, account, List.of())),
                Money.zero(POUND),
                net,
                List.of(),
                List.of());
    }
}
