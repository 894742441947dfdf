package io.tillstream.topologies.till;

import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillPositionsTest {
    private static final String AT = "2011-11-08T10:05:00Z";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, TillPositions::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void acceptsRecordsInOrderAndAddsUpSales() {
        shop.send(journal.opening(), journal.sale(AT, milk(1)), journal.noSale(), journal.sale(AT, bread(-1)));

        assertThat(accepted()).isEqualTo(journal.records());
        assertThat(position())
                .isEqualTo(new TillPosition(
                        Shop.TILL,
                        1,
                        4,
                        4,
                        List.of(),
                        4,
                        2,
                        pounds("-1.80"),
                        0,
                        0,
                        journal.records().getLast().hash()));
    }

    @Test
    void dropsAndCountsADuplicate() {
        JournalRecord opening = journal.opening();
        JournalRecord sale = journal.sale(AT, milk(1));
        shop.send(opening, sale, sale, opening, sale);

        assertThat(accepted()).containsExactly(opening, sale);
        assertThat(position().duplicates()).isEqualTo(3);
        assertThat(shop.read(Topics.TILL_ALARM)).isEmpty();
    }

    @Test
    void alarmsAGapUntilItIsFilledInAnyOrder() {
        JournalRecord one = journal.opening();
        JournalRecord two = journal.sale(AT, milk(1));
        JournalRecord three = journal.sale(AT, milk(2));
        JournalRecord four = journal.sale(AT, milk(3));
        JournalRecord five = journal.sale(AT, milk(4));

        shop.send(one, five);
        TillPosition open = position();
        shop.send(three);
        TillPosition split = position();
        shop.send(three, four, two);
        TillPosition filled = position();

        assertThat(open.gaps()).containsExactly(new TillPosition.Range(2, 4));
        assertThat(open.highWaterMark()).isEqualTo(1);
        assertThat(open.headHash()).isEqualTo(one.hash());
        assertThat(split.gaps()).containsExactly(new TillPosition.Range(2, 2), new TillPosition.Range(4, 4));
        assertThat(filled.gaps()).isEmpty();
        assertThat(filled.highWaterMark()).isEqualTo(5);
        assertThat(filled.headHash()).isEqualTo(five.hash());
        assertThat(filled.duplicates()).isEqualTo(1);
        assertThat(accepted()).containsExactly(one, five, three, four, two);
        assertThat(shop.read(Topics.TILL_ALARM))
                .extracting(alarm -> alarm.key, alarm -> alarm.value.kind(), alarm -> alarm.value.detail())
                .containsExactly(
                        tuple("s1", TillAlarm.Kind.GAP_OPENED, "Records 2 to 4 of till s1-t1, epoch 1, are missing."),
                        tuple(
                                "s1",
                                TillAlarm.Kind.GAP_CLOSED,
                                "Record 4 of till s1-t1, epoch 1, was the last one missing of its gap."),
                        tuple(
                                "s1",
                                TillAlarm.Kind.GAP_CLOSED,
                                "Record 2 of till s1-t1, epoch 1, was the last one missing of its gap."));
    }

    @Test
    void refusesTheSameNumberWithAnotherContent() {
        JournalRecord opening = journal.opening();
        Shop.Journal copy = new Shop.Journal(Shop.TILL, 1);
        copy.append(opening.fact());
        JournalRecord mine = journal.sale(AT, milk(1));
        JournalRecord theirs = copy.sale(AT, milk(2));

        shop.send(opening, mine, theirs);

        assertThat(accepted()).containsExactly(opening, mine);
        TillPosition position = position();
        assertThat(position.clones()).isEqualTo(1);
        assertThat(position.net()).isEqualTo(pounds("1.20"));
        assertThat(shop.read(Topics.TILL_ALARM))
                .extracting(alarm -> alarm.value.kind())
                .containsExactly(TillAlarm.Kind.CLONE_REFUSED);
    }

    @Test
    void refusesAClonesNextNumberBeforeTheTillHasUsedIt() {
        JournalRecord opening = journal.opening();
        Shop.Journal copy = new Shop.Journal(Shop.TILL, 1);
        copy.append(opening.fact());
        copy.sale(AT, milk(2));
        JournalRecord theirThird = copy.sale(AT, milk(2));
        JournalRecord mySecond = journal.sale(AT, milk(1));
        JournalRecord myThird = journal.sale(AT, bread(1));

        shop.send(opening, mySecond, theirThird, myThird);

        assertThat(accepted()).containsExactly(opening, mySecond, myThird);
        assertThat(position().clones()).isEqualTo(1);
    }

    @Test
    void refusesAStrangerInsideAGap() {
        JournalRecord one = journal.opening();
        journal.sale(AT, milk(1));
        JournalRecord three = journal.sale(AT, milk(2));
        Shop.Journal copy = new Shop.Journal(Shop.TILL, 1);
        copy.append(one.fact());
        JournalRecord theirSecond = copy.sale(AT, bread(9));

        shop.send(one, three, theirSecond, journal.records().get(1));

        assertThat(accepted()).containsExactly(one, three, journal.records().get(1));
        assertThat(position().clones()).isEqualTo(1);
    }

    @Test
    void judgesEpochsApartSoThatHistoryMayComeLater() {
        Shop.Journal history = new Shop.Journal(Shop.TILL, 0);
        shop.send(journal.opening(), history.opening(), journal.noSale(), history.noSale());

        var positions = shop.latest(Topics.TILL_POSITION);
        assertThat(positions).containsOnlyKeys("s1-t1|1", "s1-t1|0");
        assertThat(positions.values()).allSatisfy(position -> {
            assertThat(position.highWaterMark()).isEqualTo(2);
            assertThat(position.gaps()).isEmpty();
        });
    }

    @Test
    void keepsOnlyTheLastTenThousandHashes() {
        JournalRecord first = journal.opening();
        JournalRecord pushesItOut = FactChain.append(
                first.hash(),
                new NoSale(new Source(Shop.TILL, 1, 10_001), Instant.parse(AT), Shop.DAY, "staff-1", "change"));
        JournalRecord otherFirst = new Shop.Journal(Shop.TILL, 1).noSale();
        JournalRecord otherLatest = FactChain.append(Hash.GENESIS, pushesItOut.fact());

        shop.send(first, pushesItOut, otherFirst, otherLatest);

        TillPosition position = position();
        assertThat(position.duplicates()).isEqualTo(1);
        assertThat(position.clones()).isEqualTo(1);
        assertThat(shop.size(TillPositions.HASHES)).isEqualTo(1);
    }

    @Test
    void sendsARecordWhoseHashIsWrongToTheDeadLetters() {
        JournalRecord good = journal.opening();
        JournalRecord altered = new JournalRecord(good.fact(), good.previousHash(), new Hash("ab".repeat(32)));

        shop.send(altered, good);

        assertThat(accepted()).containsExactly(good);
        DeadLetter letter = shop.read(Topics.DEAD_LETTER).getFirst().value;
        assertThat(letter.topic()).isEqualTo("fact.sale.v1");
        assertThat(letter.offset()).isZero();
        assertThat(letter.key()).isEqualTo("s1");
        assertThat(letter.cause()).contains("s1-t1/1/1").contains("does not cover its content");
        assertThat(Base64.getDecoder().decode(letter.payload())).isEqualTo(CanonicalJson.encode(altered));
        assertThat(letter.refusedAt()).isEqualTo(TestShop.RECORDED);
    }

    @Test
    void acceptsARecordInWhichTheGatewayReplacedACardNumber() {
        NoSale written = new NoSale(
                journal.next(), Instant.parse(AT), Shop.DAY, "staff-1", "card 4111 1111 1111 1111 did not work");
        JournalRecord original = journal.append(written);
        JournalRecord redacted = new JournalRecord(
                new NoSale(written.source(), written.happenedAt(), Shop.DAY, "staff-1", "[REDACTED]"),
                original.previousHash(),
                original.hash());

        shop.send(redacted, journal.noSale());

        assertThat(accepted()).hasSize(2).startsWith(redacted);
        assertThat(position().gaps()).isEmpty();
    }

    @Test
    void goesOnAfterUnreadableBytes() {
        shop.sendBytes(Topics.SALE, "s1", "{\"no\":".getBytes(StandardCharsets.UTF_8));
        shop.sendBytes(Topics.SALE, "s1", new byte[] {(byte) 0xFF, 0});
        shop.send(journal.opening());

        // The test driver drops what the deserialization handler writes; FaultSchedulesTest counts the letters, and the
        // app replays them.
        assertThat(accepted()).hasSize(1);
    }

    @Test
    void sendsARecordUnderAnotherStoresKeyToTheDeadLetters() {
        shop.sendBytes(Topics.SALE, "s2", CanonicalJson.encode(journal.opening()));

        assertThat(accepted()).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER).getFirst().value.cause()).contains("came with key s2");
    }

    @Test
    void passesOnAFieldThatANewerTillAdded() {
        String fact = CanonicalJson.text(journal.opening().fact()).replace("{", "{\"addedLater\":1,");
        Hash hash = FactChain.link(Hash.GENESIS, fact.getBytes(StandardCharsets.UTF_8));
        String record = "{\"fact\":" + fact + ",\"hash\":\"" + hash + "\",\"previousHash\":\"" + Hash.GENESIS + "\"}";

        shop.sendBytes(Topics.SALE, "s1", record.getBytes(StandardCharsets.UTF_8));

        assertThat(shop.readBytes(Topics.ACCEPTED)).containsExactly(record);
    }

    private List<JournalRecord> accepted() {
        return shop.read(Topics.ACCEPTED).stream().map(entry -> entry.value).toList();
    }

    private TillPosition position() {
        return Objects.requireNonNull(shop.latest(Topics.TILL_POSITION).get("s1-t1|1"));
    }
}
