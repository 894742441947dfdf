package io.tillstream.topologies.refusal;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.TILL;
import static io.tillstream.topologies.Shop.adjusted;
import static io.tillstream.topologies.Shop.milk;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private final Shop.Journal journal = new Shop.Journal(TILL, 1);

    private TestShop shop;
    private TopologyDescription steps;

    @BeforeEach
    void start(@TempDir Path state) {
        shop = TestShop.running(state);
        steps = TestShop.steps(state);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void booksARecordInTheLedgerThatRefusedItAndInNoOther() {
        JournalRecord sale = journal.sale("2011-11-08T10:05:00Z", milk(3));

        shop.replay(Topics.ACCEPTED, "s1", CanonicalJson.encode(sale), replayFor("book-stock-on-hand"));

        assertThat(shop.latest(Topics.STOCK_ON_HAND, "s1|" + MILK).onHand()).isEqualTo(Quantity.each(-3));
        assertThat(shop.read(Topics.SALES_BY_STORE_HOUR)).isEmpty();
        assertThat(shop.read(Topics.SALES_BY_ITEM_DAY)).isEmpty();
        assertThat(shop.read(Topics.POINTS_BALANCE)).isEmpty();
        assertThat(shop.read(Topics.ITEM_DEMAND)).isEmpty();
        assertThat(shop.read(Topics.LEASE)).isEmpty();
    }

    @Test
    void passesARecordOnFromTheStepThatRefusedIt() {
        JournalRecord opening = journal.opening();

        shop.replay(Topics.SALE, "s1", CanonicalJson.encode(opening), replayFor("check-arrival"));
        shop.send(journal.sale("2011-11-08T10:05:00Z", milk(3)));

        assertThat(shop.read(Topics.ACCEPTED))
                .extracting(entry -> entry.value)
                .hasSize(2)
                .contains(opening);
        assertThat(shop.latest(Topics.SALES_BY_STORE_HOUR)).hasSize(1);
        assertThat(shop.latest(Topics.TILL_POSITION, "s1-t1|1").highWaterMark()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsRefusedAgainNamesItsFirstLetter() {
        shop.move(adjusted("s1-1", NORTH, MILK, Quantity.grams(500)));
        JournalRecord sale = journal.sale("2011-11-08T10:05:00Z", milk(3));
        shop.accept(sale);
        DeadLetter first = shop.read(Topics.DEAD_LETTER).getFirst().value;

        shop.replay(Topics.ACCEPTED, "s1", CanonicalJson.encode(sale), replayOf(first));
        DeadLetter second = shop.read(Topics.DEAD_LETTER).getFirst().value;

        assertThat(first.replayOf()).isNull();
        assertThat(first.refusedBy()).isEqualTo("book-stock-on-hand");
        assertThat(second.replayOf()).isEqualTo(first.id()).isEqualTo("aggregate.accepted.v1|0|0|book-stock-on-hand");
        assertThat(second.offset()).isEqualTo(1);
        assertThat(shop.latest(Topics.SALES_BY_STORE_HOUR).values())
                .singleElement()
                .satisfies(hour -> assertThat(hour.net()).isEqualTo(Shop.pounds("3.60")));
    }

    @Test
    void aLetterOfALargeRecordGoesWithoutIt() {
        String key = "s9";
        byte[] large = CanonicalJson.encode(journal.opening());
        shop.sendBytes(Topics.SALE, key, padded(large, 600_000));

        DeadLetter letter = shop.read(Topics.DEAD_LETTER).getFirst().value;

        assertThat(letter.payload()).isEmpty();
        assertThat(letter.bytes()).isEqualTo(600_000);
    }

    @Test
    void knowsNoWayPastALedgerThatHasBookedTheRecord() {
        ReplayPath paths = new ReplayPath(steps);

        assertThat(paths.to(letter("points-entry.v1", "keep-points-debts")))
                .isInstanceOfSatisfying(
                        ReplayPath.Found.NoWay.class,
                        none -> assertThat(none.reason()).contains("before keep-points-debts refused what came of it"));
        assertThat(paths.to(letter("accepted.v1", "book-a-ledger-of-long-ago")))
                .isInstanceOf(ReplayPath.Found.NoWay.class);
        assertThat(paths.to(letter("accepted.v1", null))).isInstanceOf(ReplayPath.Found.NoWay.class);
    }

    @Test
    void whatNobodyCouldReadIsForEverybody() {
        ReplayPath paths = new ReplayPath(steps);

        assertThat(paths.to(letter("accepted.v1", "accepted"))).isEqualTo(new ReplayPath.Found.Way(List.of()));
    }

    private static DeadLetter letter(String topic, @Nullable String refusedBy) {
        return new DeadLetter(
                "aggregate." + topic,
                0,
                7,
                "cause",
                "s1",
                "",
                Instant.EPOCH,
                refusedBy,
                refusedBy == null ? null : 0,
                null);
    }

    private Replay replayFor(String step) {
        return replayOf(letter("accepted.v1", step));
    }

    private Replay replayOf(DeadLetter letter) {
        if (new ReplayPath(steps).to(letter) instanceof ReplayPath.Found.Way(List<String> path)) {
            return new Replay(letter.id(), path);
        }
        throw new AssertionError("No way to " + letter.refusedBy());
    }

    /** Blanks before the closing brace mean nothing. */
    private static byte[] padded(byte[] json, int length) {
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length - 1);
        padded[length - 1] = '}';
        return padded;
    }
}
