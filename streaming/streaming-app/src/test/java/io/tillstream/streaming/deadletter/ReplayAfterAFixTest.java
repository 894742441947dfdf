package io.tillstream.streaming.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.streaming.AppUnderTest;
import io.tillstream.streaming.SoldMilk;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Poison of every kind and two defects of the ledgers; then the app without the defects, and a replay. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
class ReplayAfterAFixTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void booksOnceWhatDefectsRefusedAndNamesWhatIsStillPoison() throws Exception {
        List<JournalRecord> journal = journal(2, 5, 7, 1, 5, 3);

        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            String kafka = broker.bootstrapServers();
            withDefects(kafka, journal);

            try (AppUnderTest app = AppUnderTest.start(kafka, folder)) {
                app.await("/api/dead-letters", 200, letters -> count(letters, "\"id\"") == 7);
                app.await(
                        "/api/positions",
                        200,
                        positions -> positions.contains("\"gaps\":[{\"from\":3,\"to\":3},{\"from\":6,\"to\":6}]"));

                String all = "{\"only\":[],\"rehearsal\":false}";
                String rehearsed = app.post("/api/dead-letters/replay", "{\"only\":[],\"rehearsal\":true}")
                        .body();
                assertThat(count(rehearsed, "\"id\"")).isEqualTo(7);
                assertThat(count(app.get("/api/dead-letters").body(), "\"id\"")).isEqualTo(7);
                String one = app.post(
                                "/api/dead-letters/replay",
                                "{\"only\":[\"aggregate.accepted.v1\"],\"rehearsal\":false}")
                        .body();
                assertThat(one).contains("|book-stock-on-hand").contains("\"left\":[]");
                assertThat(count(one, "\"id\"")).isEqualTo(1);
                assertThat(count(app.post("/api/dead-letters/replay", all).body(), "\"id\""))
                        .isEqualTo(6);

                // What is poison for good comes back, and says what it was first.
                app.await("/api/dead-letters", 200, letters -> count(letters, "\"replayOf\":\"fact.sale.v1|") == 4);
                app.await("/api/lag", 200, lag -> lag.equals("{\"records\":0}"));
                assertThat(count(app.get("/api/dead-letters").body(), "\"id\"")).isEqualTo(4);
                assertThat(count(
                                app.post(
                                                "/api/dead-letters/replay",
                                                "{\"only\":[\"earlier version\"],\"rehearsal\":false}")
                                        .body(),
                                "\"id\""))
                        .isZero();

                assertThat(app.get("/api/positions").body())
                        .contains("\"gaps\":[]")
                        .contains("\"highWaterMark\":7")
                        .contains("\"sales\":6")
                        .contains("\"net\":\"27.60 GBP\"")
                        .contains("\"clones\":0");
                assertThat(app.get("/api/stock/s1/5901234123457").body()).contains("\"onHand\":\"-23 ea\"");
                assertThat(app.get("/api/points/" + SoldMilk.MEMBER).body()).contains("\"points\":26");
                app.await("/api/archive", 200, archive -> archive.equals("{\"transactions\":7,\"waiting\":0}"));
            }
        }
    }

    /** An opening and sales of so many bottles each. */
    private static List<JournalRecord> journal(int... bottles) {
        List<JournalRecord> records = new ArrayList<>();
        records.add(FactChain.append(Hash.GENESIS, SoldMilk.opening()));
        for (int milk : bottles) {
            records.add(
                    FactChain.append(records.getLast().hash(), SoldMilk.sale(records.size() + 1L, "2011-11-08", milk)));
        }
        return records;
    }

    private void withDefects(String kafka, List<JournalRecord> journal) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        Properties settings = new StreamsSettings(kafka, folder.resolve("state"), 1, 1).properties();
        settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, EarlierVersion.class.getName());
        try (KafkaStreams streams = new KafkaStreams(Topologies.all(settings), settings)) {
            streams.start();
            send(kafka, journal);
            awaitLetters(kafka, 7);
            streams.close(CloseOptions.timeout(PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private static void send(String kafka, List<JournalRecord> journal) {
        byte[] huge = new byte[900_000];
        Arrays.fill(huge, (byte) '!');
        String sale = CanonicalJson.text(journal.get(1));
        List<byte[]> poison = List.of(
                new byte[] {(byte) 0xFF, 0, 7},
                sale.replace("\"type\":\"sale\"", "\"type\":\"hologram\"").getBytes(StandardCharsets.UTF_8),
                sale.replace("\"quantity\":\"2 ea\"", "\"quantity\":\"-2 ea\"").getBytes(StandardCharsets.UTF_8),
                huge);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < journal.size(); i++) {
                if (i > 0 && i <= poison.size()) {
                    var _ = producer.send(new ProducerRecord<>(Topics.SALE.name(), "s1", poison.get(i - 1)));
                }
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(Topics.SALE.name(), "s1", CanonicalJson.encode(journal.get(i)));
                if (journal.get(i).fact() instanceof Sale five && five.total().equals(Money.parse("6.00 GBP"))) {
                    record.headers().add(EarlierVersion.TRIPS_OVER, new byte[0]);
                }
                var _ = producer.send(record);
            }
        }
    }

    private static void awaitLetters(String kafka, int wanted) {
        try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.DEAD_LETTER.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.DEAD_LETTER.name(), partition))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            List<String> found = new ArrayList<>();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < wanted) {
                reader.poll(Duration.ofMillis(200)).forEach(letter -> found.add(letter.key()));
                assertThat(System.nanoTime()).as("letters %s", found).isLessThan(until);
            }
            assertThat(found).hasSize(wanted);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
