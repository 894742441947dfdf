package io.tillstream.topologies.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Hash;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.topologies.Shop;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, shown by killing the streams in the middle and counting again by hand. */
class RealBrokerTest {
    /** Only a failure takes this long: a stalled broker aborts transactions half a minute at a time. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LAST_WORDS = 150;

    /** So many records the streams have taken when the others begin to trickle in. */
    private static final int FIRST = 40;

    /** From this record on they come after the kill. */
    private static final int LAST = 300;

    @TempDir
    private Path folder;

    @Test
    void agreesWithAPlainRecountAfterItWasKilledInTheMiddle() throws Exception {
        List<JournalRecord> journals = new Trade(7, 6).records(400);
        Recount recount = new Recount(journals);

        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Log log = new Log(broker.bootstrapServers())) {
            send(log, journals.subList(0, FIRST));
            ChildProcess killed =
                    StreamsInOwnProcess.start(log.kafka(), folder.resolve("state"), folder.resolve("first.log"));
            log.readUntil(Topics.ACCEPTED, PATIENCE, read -> read.size() == FIRST);
            // They come one by one, so that the kill falls between some of them; the last never come to the first
            // streams.
            CompletableFuture<Void> trickle =
                    CompletableFuture.runAsync(() -> trickle(log, journals.subList(FIRST, LAST)));
            log.readUntil(Topics.ACCEPTED, PATIENCE, read -> read.size() > FIRST);
            killed.kill();
            trickle.join();
            trickle(log, journals.subList(LAST, journals.size()));

            // Everything arrives again while the streams are away, out of order.
            List<JournalRecord> again = new ArrayList<>(journals);
            Collections.shuffle(again, new Random(7));
            send(log, again);
            try (ChildProcess second =
                    StreamsInOwnProcess.start(log.kafka(), folder.resolve("state"), folder.resolve("second.log"))) {
                assertThat(second.isAlive()).isTrue();
                compareTelling(second, log, journals, recount);
            }
        }
    }

    private static void trickle(Log log, List<JournalRecord> records) {
        for (JournalRecord record : records) {
            log.send(Topics.SALE, record.fact().source().till().store().value(), record);
            log.flush();
        }
    }

    private static void send(Log log, List<JournalRecord> records) {
        log.sendBytes(Topics.SALE, "s1", "no fact".getBytes(StandardCharsets.UTF_8));
        JournalRecord good = records.getFirst();
        log.sendBytes(
                Topics.SALE,
                good.fact().source().till().store().value(),
                CanonicalJson.encode(new JournalRecord(good.fact(), good.previousHash(), new Hash("ab".repeat(32)))));
        records.forEach(record ->
                log.send(Topics.SALE, record.fact().source().till().store().value(), record));
        log.send(Topics.STOCK, "s1", Shop.received("s1-1", Shop.NORTH, Shop.MILK, 12));
        log.flush();
    }

    /** The folder is gone after the test, so a failure brings the streams' own last words along. */
    private static void compareTelling(ChildProcess streams, Log log, List<JournalRecord> journals, Recount recount)
            throws IOException {
        try {
            compare(log, journals, recount);
        } catch (AssertionError e) {
            List<String> said = Files.readAllLines(streams.log());
            e.addSuppressed(new AssertionError("The streams are " + (streams.isAlive() ? "alive" : "dead")
                    + " and said at last:\n"
                    + String.join("\n", said.subList(Math.max(0, said.size() - LAST_WORDS), said.size()))));
            throw e;
        }
    }

    private static void compare(Log log, List<JournalRecord> journals, Recount recount) {
        Map<String, TillPosition> positions = Log.latest(log.readUntil(
                Topics.TILL_POSITION,
                PATIENCE,
                read -> Log.latest(read).values().stream()
                                .mapToLong(TillPosition::duplicates)
                                .sum()
                        == journals.size()));
        assertThat(positions.values()).hasSize(4).allSatisfy(position -> {
            assertThat(position.gaps()).isEmpty();
            assertThat(position.highWaterMark()).isEqualTo(101);
            assertThat(position.clones()).isZero();
        });
        assertThat(log.readUntil(Topics.ACCEPTED, PATIENCE, read -> read.size() >= journals.size()))
                .extracting(Log.Read::value)
                .containsExactlyInAnyOrderElementsOf(journals);

        same(log, Topics.SALES_BY_STORE_HOUR, hour -> hour.net().minor(), recount.netByStoreHour);
        same(log, Topics.SALES_BY_ITEM_DAY, day -> day.net().minor(), recount.netByItemDay);
        Map<String, Long> stock = new HashMap<>();
        recount.soldByItem.forEach((item, sold) -> stock.put(item, -sold));
        stock.put("s1|" + Shop.MILK, 12L);
        same(log, Topics.STOCK_ON_HAND, item -> item.onHand().amount(), stock);
        same(log, Topics.POINTS_BALANCE, balance -> balance.points(), recount.pointsByMember);
        same(log, Topics.MEMBER_HISTORY, history -> history.basketsEver(), recount.basketsByMember);
        assertThat(log.readUntil(Topics.POINTS_ENTRY, PATIENCE, read -> read.size() >= recount.pointsEntries))
                .hasSize(Math.toIntExact(recount.pointsEntries));
        assertThat(log.readUntil(
                        Topics.ITEM_DEMAND, PATIENCE, read -> Log.latest(read).size() > 100))
                .isNotEmpty();

        assertThat(log.readUntil(Topics.DEAD_LETTER, PATIENCE, read -> read.size() >= 4))
                .hasSize(4)
                .extracting(letter -> letter.value().cause())
                .satisfiesExactlyInAnyOrder(
                        cause -> assertThat(cause).contains("Unrecognized token"),
                        cause -> assertThat(cause).contains("does not cover its content"),
                        cause -> assertThat(cause).contains("Unrecognized token"),
                        cause -> assertThat(cause).contains("does not cover its content"));
    }

    private static <V> void same(Log log, Topic<V> topic, ToLongFunction<V> amount, Map<String, Long> expected) {
        Map<String, V> found = Log.latest(log.readUntil(
                topic, PATIENCE, read -> amounts(Log.latest(read), amount).equals(expected)));
        assertThat(amounts(found, amount)).as(topic.name()).isEqualTo(expected);
    }

    private static <V> Map<String, Long> amounts(Map<String, V> latest, ToLongFunction<V> amount) {
        Map<String, Long> amounts = new HashMap<>();
        latest.forEach((key, value) -> amounts.put(key, amount.applyAsLong(value)));
        return amounts;
    }
}
