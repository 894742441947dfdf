package io.tillstream.topologies.refund;

import static io.tillstream.topologies.Shop.back;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundsByLineTest {
    private static final Source SALE = new Source(Shop.TILL, 1, 1);
    private static final String LINE = "s1-t1/1/1|1";

    private final Shop.Journal seller = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal neighbour = new Shop.Journal(new TillId(Shop.NORTH, 2), 1);
    private final Shop.Journal south = new Shop.Journal(new TillId(Shop.SOUTH, 1), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, RefundsByLine::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Three loaves and a milk, ten points. */
    private JournalRecord sale() {
        return seller.append(Shop.receipt(
                seller.next(),
                "2011-11-08T10:00:00Z",
                Shop.MEMBER,
                List.of(sold(1, bread(3), 9), sold(2, milk(1), 1)),
                List.of(Shop.cash("10.20"))));
    }

    private static JournalRecord refund(Shop.Journal till, String at, SaleLine... lines) {
        return till.append(Shop.receipt(
                till.next(),
                at,
                Shop.MEMBER,
                List.of(lines),
                List.of(new Tender(
                        Tender.TenderType.CASH,
                        Arrays.stream(lines).map(SaleLine::net).reduce(pounds("0.00"), Money::plus),
                        pounds("0.00")))));
    }

    private JournalRecord oneLoafBackNextDoor() {
        return refund(neighbour, "2011-11-08T11:00:00Z", back(1, SALE, 1, bread(-1), -3));
    }

    private JournalRecord threeLoavesBackInTheSouth() {
        return refund(south, "2011-11-08T12:00:00Z", back(1, SALE, 1, bread(-3), -9));
    }

    @Test
    void saysNothingOfASaleThatNobodyBringsBack() {
        shop.accept(sale());

        assertThat(shop.read(Topics.REFUNDS_BY_LINE)).isEmpty();
    }

    @Test
    void addsUpWhatCameBackOfALineAtWhicheverTill() {
        shop.accept(sale(), oneLoafBackNextDoor());

        assertThat(shop.latest(Topics.REFUNDS_BY_LINE))
                .containsOnlyKeys(LINE)
                .containsEntry(
                        LINE,
                        new LineRefunds(
                                SALE,
                                1,
                                Shop.BREAD,
                                Quantity.each(3),
                                Quantity.each(1),
                                Quantity.each(0),
                                pounds("9.00"),
                                pounds("3.00"),
                                9,
                                3,
                                List.of(new Source(new TillId(Shop.NORTH, 2), 1, 1)),
                                Instant.parse("2011-11-08T11:00:00Z"),
                                Shop.MEMBER));
    }

    @Test
    void flagsWhatTwoTillsTookBackOfOneLineWithoutKnowingOfEachOther() {
        shop.accept(sale(), oneLoafBackNextDoor(), threeLoavesBackInTheSouth());

        assertThat(shop.latest(Topics.REFUNDS_BY_LINE, LINE)).satisfies(line -> {
            assertThat(line.returned()).isEqualTo(Quantity.each(4));
            assertThat(line.over()).isEqualTo(Quantity.each(1));
            assertThat(line.refunded()).isEqualTo(pounds("12.00"));
            assertThat(line.refunds())
                    .containsExactly(
                            new Source(new TillId(Shop.NORTH, 2), 1, 1), new Source(new TillId(Shop.SOUTH, 1), 1, 1));
        });
    }

    @Test
    void takesPointsBackOnceThoughTwoTillsDid() {
        shop.accept(sale(), oneLoafBackNextDoor(), threeLoavesBackInTheSouth());

        // Nine were earned, three and nine taken back.
        assertThat(shop.read(Topics.POINTS_ENTRY)).singleElement().satisfies(entry -> {
            assertThat(entry.key).isEqualTo(Shop.MEMBER.value());
            assertThat(entry.value.sale()).isEqualTo(SALE);
            assertThat(entry.value.line()).isEqualTo(1);
            assertThat(entry.value.rule()).isEqualTo("over-refund-s2-t1/1/1");
            assertThat(entry.value.kind()).isEqualTo(PointsEntry.Kind.RESTORED);
            assertThat(entry.value.points()).isEqualTo(3);
        });
    }

    @Test
    void doesNotGivePointsBackBeforeItKnowsWhatWasEarned() {
        JournalRecord sale = sale();
        shop.accept(oneLoafBackNextDoor(), threeLoavesBackInTheSouth());
        assertThat(shop.read(Topics.POINTS_ENTRY)).isEmpty();

        shop.accept(sale);

        assertThat(shop.read(Topics.POINTS_ENTRY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value.points()).isEqualTo(3));
    }

    @Test
    void isTheSameInEveryOrderOfArrival() {
        JournalRecord sale = sale();
        JournalRecord one = oneLoafBackNextDoor();
        JournalRecord three = threeLoavesBackInTheSouth();
        shop.accept(three, one);
        LineRefunds before = shop.latest(Topics.REFUNDS_BY_LINE, LINE);
        shop.accept(sale);
        LineRefunds after = shop.latest(Topics.REFUNDS_BY_LINE, LINE);

        assertThat(before.sold()).isEqualTo(Quantity.each(0));
        assertThat(before.over()).isEqualTo(Quantity.each(4));
        assertThat(after.sold()).isEqualTo(Quantity.each(3));
        assertThat(after.over()).isEqualTo(Quantity.each(1));
        assertThat(after.earned()).isEqualTo(9);
        assertThat(after.gtin()).isEqualTo(Shop.BREAD);
    }

    @Test
    void countsAReturnOnceHoweverOftenItIsBooked() {
        JournalRecord back = oneLoafBackNextDoor();
        shop.accept(sale());
        for (int time = 0; time < 10; time++) {
            shop.accept(back);
        }

        assertThat(shop.read(Topics.REFUNDS_BY_LINE))
                .singleElement()
                .satisfies(line -> assertThat(line.value.returned()).isEqualTo(Quantity.each(1)));
    }

    @Test
    void addsTwoLinesOfOneReturnThatTakeBackTheSameLine() {
        shop.accept(
                sale(),
                refund(
                        neighbour,
                        "2011-11-08T11:00:00Z",
                        back(1, SALE, 1, bread(-1), -3),
                        back(2, SALE, 1, bread(-1), -3)));

        assertThat(shop.latest(Topics.REFUNDS_BY_LINE, LINE).returned()).isEqualTo(Quantity.each(2));
    }

    @Test
    void answersWhereAReceiptAndItsReturnsStand() {
        shop.accept(sale(), threeLoavesBackInTheSouth(), oneLoafBackNextDoor());

        shop.ask("q-1", SALE);
        shop.ask("q-2", new Source(Shop.TILL, 1, 99));

        assertThat(shop.latest(Topics.RECEIPT_FOUND))
                .containsEntry(
                        "q-1",
                        new ReceiptFound(
                                "q-1",
                                SALE,
                                List.of(
                                        new ReceiptFound.Place(0, 0),
                                        new ReceiptFound.Place(0, 2),
                                        new ReceiptFound.Place(0, 1))))
                .containsEntry("q-2", new ReceiptFound("q-2", new Source(Shop.TILL, 1, 99), List.of()));
    }

    @Test
    void everyLineIsBackExactlyAndNoneIsOverWhateverTheOrder() {
        Map<String, LineRefunds> lines = new HashMap<>();
        List<JournalRecord> records = RandomTrade.inAnyOrder();
        for (JournalRecord record : records) {
            RefundsByLine.entries(RefundsByLine.returned(record))
                    .forEach(entry -> lines.merge(entry.key(), entry.value(), RefundsByLine::merge));
        }
        for (JournalRecord record : records) {
            SoldLines sale = SoldLines.of((Sale) record.fact(), new ReceiptFound.Place(0, 0));
            List<LineRefunds> sold = sale.lines().stream()
                    .flatMap(line -> sale.of(line.line()).stream())
                    .toList();
            RefundsByLine.entries(sold).forEach(entry -> lines.merge(entry.key(), entry.value(), RefundsByLine::merge));
        }

        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(lines.values()).allSatisfy(line -> {
            assertThat(line.over().amount()).isZero();
            assertThat(line.returned()).isEqualTo(line.sold());
            assertThat(line.refunded()).isEqualTo(line.paid());
            assertThat(line.reversed()).isEqualTo(line.earned());
        });
    }

    @Test
    void flagsALineThatWasNeverSold() {
        shop.accept(sale(), refund(neighbour, "2011-11-08T11:00:00Z", back(1, SALE, 3, bread(-1), 0)));

        assertThat(shop.latest(Topics.REFUNDS_BY_LINE, "s1-t1/1/1|3").over()).isEqualTo(Quantity.each(1));
    }

    @Test
    void keepsALineOfWhatAnExchangeSoldToo() {
        JournalRecord exchange = neighbour.append(Shop.receipt(
                neighbour.next(),
                "2011-11-08T11:00:00Z",
                Shop.MEMBER,
                List.of(sold(1, milk(5), 6), back(2, SALE, 1, bread(-2), -6)),
                List.of()));
        Source exchanged = exchange.fact().source();
        shop.accept(sale(), exchange, refund(south, "2011-11-08T12:00:00Z", back(1, exchanged, 1, milk(-5), -6)));

        var lines = shop.latest(Topics.REFUNDS_BY_LINE);
        assertThat(Objects.requireNonNull(lines.get(LINE)).returned()).isEqualTo(Quantity.each(2));
        assertThat(Objects.requireNonNull(lines.get("s1-t2/1/1|1")).sold()).isEqualTo(Quantity.each(5));
        assertThat(Objects.requireNonNull(lines.get("s1-t2/1/1|1")).over()).isEqualTo(Quantity.each(0));
    }
}
