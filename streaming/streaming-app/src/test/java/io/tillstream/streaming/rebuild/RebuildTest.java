package io.tillstream.streaming.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.streaming.AppUnderTest;
import io.tillstream.streaming.SoldMilk;
import io.tillstream.streaming.running.LedgersDoNotFit;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: what the ledgers say after they were forgotten is what they said before, byte by byte. */
class RebuildTest {
    private static final String GOODS_RECEIVED = """
            {"type":"goods-received","assumed":false,"businessDate":"2011-11-08","happenedAt":"2011-11-08T06:30:00Z",\
            "id":"in-1","lines":[{"batch":"L42","expires":"2011-11-20","gtin":"05901234123457","quantity":"48 ea"}],\
            "order":"PO-17","rule":"note 4711","store":"s1"}""";
    private static final String COUNTED = """
            {"type":"stock-counted","businessDate":"2011-11-08","happenedAt":"2011-11-08T09:00:00Z","id":"count-1",\
            "lines":[{"gtin":"05901234123457","quantity":"40 ea"}],"store":"s1"}""";
    private static final String SENT = """
            {"type":"stock-sent","businessDate":"2011-11-08","happenedAt":"2011-11-08T20:00:00Z","id":"out-1",\
            "lines":[{"gtin":"05901234123457","quantity":"5 ea"}],"store":"s1","to":"s2","transfer":"tr-7"}""";
    private static final String ARRIVED = """
            {"type":"stock-arrived","businessDate":"2011-11-08","happenedAt":"2011-11-08T21:00:00Z","id":"in-2",\
            "from":"s1","lines":[{"gtin":"05901234123457","quantity":"4 ea"}],"store":"s2","transfer":"tr-7"}""";
    private static final String ORDERED = """
            {"at":"2011-11-07T10:00:00Z","expected":"2011-11-10","lines":[{"gtin":"05901234123457",\
            "ordered":"60 ea"}],"order":"PO-17","state":"ORDERED","store":"s1","supplier":"dairy-1"}""";
    private static final String RESERVED = """
            {"type":"asked","at":"2011-11-08T12:00:00Z","gtin":"05901234123457","quantity":"2 ea",\
            "reservation":"web-17-1","store":"s1","until":"2011-11-11T20:00:00Z"}""";
    private static final String LEASED = """
            {"free":1,"lease":"s1-t1/7f3a","pool":"gift-card|TSG0000000000017|GBP","till":"s1-t1","units":500,\
            "until":"2011-11-08T12:00:00Z"}""";

    private static final Duration WAITS_FOR_OTHERS = Duration.ofSeconds(4);

    @TempDir
    private Path folder;

    private KafkaBroker broker;

    @BeforeEach
    void startBroker() {
        broker = KafkaBroker.start(folder.resolve("kafka"));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
    void comesToTheSameLedgersFromTheFactsAlone() throws Exception {
        try (AppUnderTest app = start()) {
            app.await("/actuator/health", 200, body -> body.contains("RUNNING"));
            trade();
            app.await("/api/positions", 200, body -> body.contains("\"duplicates\":1") && body.contains("s2-t1"));
            app.await("/api/lag", 200, body -> body.equals("{\"records\":0}"));
            // A question whose answer depends on what has been booked by now.
            send(Topics.RESERVATION_REQUEST, "s1", RESERVED);
            app.await("/api/stock/s1/5901234123457/available", 200, body -> body.contains("web-17-1"));
            app.await("/api/archive", 200, body -> body.contains("\"waiting\":0"));
            PublishedTables.awaitDemand(broker.bootstrapServers(), 2, "2011-11-09");
        }
        Map<String, List<String>> before = PublishedTables.read(broker.bootstrapServers());
        List<String> archivedBefore = archived();

        Outcome outcome = rebuild("--json");

        assertThat(outcome.status()).as(outcome.printed()).isEqualTo(ExitCode.SUCCESS);
        assertThat(outcome.printed())
                .contains("\"records\":11")
                .contains("\"missing\":[{\"till\":\"s2-t1\",\"epoch\":1,\"from\":4,\"to\":4}]")
                .contains("\"deadLetters\":1");
        assertThat(before.keySet())
                .contains(Topics.STOCK_ON_HAND.name(), Topics.TRANSFER.name(), Topics.ON_ORDER.name());
        try (AppUnderTest app = start()) {
            PublishedTables.awaitDemand(broker.bootstrapServers(), 2, "2011-11-09");
            assertThat(PublishedTables.read(broker.bootstrapServers())).isEqualTo(before);
            app.await("/api/archive", 200, body -> body.equals("{\"transactions\":11,\"waiting\":0}"));
            assertThat(archived()).isEqualTo(archivedBefore);
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
    void isTheWayOnFromAPlaceThatWasLostAndWaitsForTillsThatHoldLeases() throws Exception {
        try (AppUnderTest app = start()) {
            trade();
            app.await("/api/positions", 200, body -> body.contains("\"duplicates\":1") && body.contains("s2-t1"));
            app.await("/api/lag", 200, body -> body.equals("{\"records\":0}"));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // As a home looks that was made before there were leases.
            admin.deleteTopics(List.of("tillstream-lease-pools-changelog"))
                    .all()
                    .get();
            assertStartRefused("Ledger lease-pools is new");
            admin.deleteConsumerGroups(List.of(StreamsSettings.APPLICATION))
                    .all()
                    .get();
            assertStartRefused("Group ");
        }
        send(Topics.LEASE, "s1-t1/7f3a", LEASED);

        assertThat(rebuild().status()).isEqualTo(ExitCode.CANNOT_WORK);
        // The topic holds it, and no fact ever asked for it.
        Outcome lost = rebuild("--despite-open-leases", "--json");
        assertThat(lost.status()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(lost.printed()).contains("\"leasesLost\":[\"s1-t1/7f3a\"]");
        start().close();
    }

    private void assertStartRefused(String because) {
        assertThatThrownBy(this::start)
                .rootCause()
                .isInstanceOf(LedgersDoNotFit.class)
                .hasMessageStartingWith(because)
                .hasMessageContaining("rebuild");
    }

    /** Two stores: a late sale, a doubled one, one that is missing, one that cannot be read, and all that moves stock. */
    private void trade() {
        TillId second = new TillId(StoreId.of("s2"), 1);
        List<JournalRecord> first = new ArrayList<>(List.of(FactChain.append(Hash.GENESIS, SoldMilk.opening())));
        List<JournalRecord> other = new ArrayList<>(List.of(FactChain.append(Hash.GENESIS, SoldMilk.opening(second))));
        for (int sequence = 2; sequence <= 6; sequence++) {
            String date = sequence == 5 ? "2011-11-07" : sequence == 6 ? "2011-11-09" : "2011-11-08";
            first.add(FactChain.append(first.getLast().hash(), SoldMilk.sale(sequence, date, sequence)));
            other.add(FactChain.append(other.getLast().hash(), SoldMilk.sale(second, sequence, date, 1)));
        }
        send(Topics.PURCHASE_ORDER, "s1", ORDERED);
        send(Topics.STOCK, "s1", GOODS_RECEIVED);
        send(Topics.SALE, "s1", first.subList(0, 4));
        send(Topics.STOCK, "s1", COUNTED, SENT);
        send(Topics.STOCK, "s2", ARRIVED);
        send(Topics.SALE, "s1", "no fact");
        send(Topics.SALE, "s2", other.subList(0, 3));
        send(Topics.SALE, "s2", other.subList(4, 6));
        send(Topics.SALE, "s1", first.subList(3, 6));
    }

    private void send(Topic<JournalRecord> topic, String key, List<JournalRecord> records) {
        send(topic, key, records.stream().map(CanonicalJson::text).toArray(String[]::new));
    }

    private void send(Topic<?> topic, String key, String... values) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String value : values) {
                var _ = producer.send(new ProducerRecord<>(topic.name(), key, value.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private AppUnderTest start() {
        return AppUnderTest.start(broker.bootstrapServers(), folder);
    }

    private record Outcome(int status, String printed) {}

    private Outcome rebuild(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka",
                broker.bootstrapServers(),
                "--state",
                folder.resolve("state").toString(),
                "--archive",
                folder.resolve("archive").toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return new Outcome(
                    Command.execute(new RebuildCommand(WAITS_FOR_OTHERS), arguments.toArray(String[]::new)),
                    printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }

    private List<String> archived() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl.gz")).toList()) {
                try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(lines::add);
                }
            }
        }
        lines.sort(String::compareTo);
        return lines;
    }
}
