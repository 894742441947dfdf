package io.tillstream.topologies.stock;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.counted;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockCountTest {
    private static final String NORTH_MILK = "s1|05901234123457";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, StockLedger::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private StockOnHand stock() {
        return shop.latest(Topics.STOCK_ON_HAND, NORTH_MILK);
    }

    @Test
    void correctsTheBooksToWhatWasCountedAndSaysByHowMuch() {
        shop.move(received("s1-1", NORTH, MILK, 12));
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(3)));
        shop.move(counted("s1-2", NORTH, MILK, "2011-11-08T12:00:00Z", 7));

        StockOnHand stock = stock();
        assertThat(stock.onHand()).isEqualTo(Quantity.each(7));
        assertThat(stock.adjusted()).isEqualTo(Quantity.each(-2));
        assertThat(stock.ofWhich())
                .isEqualTo(new StockOnHand.Apart(Quantity.each(-2), Quantity.each(0), Quantity.each(0)));
        assertThat(stock.lastCount())
                .isEqualTo(new StockOnHand.LastCount(
                        "s1-2", Shop.DAY, Instant.parse("2011-11-08T12:00:00Z"), Quantity.each(7), 0));
    }

    @Test
    void aLateSaleFromBeforeTheCountChangesTheDifferenceAndNotWhatWasCounted() {
        shop.move(received("s1-1", NORTH, MILK, 12), counted("s1-2", NORTH, MILK, "2011-11-08T12:00:00Z", 7));
        shop.accept(journal.sale("2011-11-08T11:00:00Z", milk(3)));

        StockOnHand stock = stock();
        assertThat(stock.onHand()).isEqualTo(Quantity.each(7));
        assertThat(stock.sold()).isEqualTo(Quantity.each(3));
        assertThat(stock.adjusted()).isEqualTo(Quantity.each(-2));
    }

    @Test
    void aSaleAfterTheCountComesOffWhatWasCounted() {
        shop.move(received("s1-1", NORTH, MILK, 12), counted("s1-2", NORTH, MILK, "2011-11-08T12:00:00Z", 7));
        shop.accept(journal.sale("2011-11-08T12:00:00.001Z", milk(3)), journal.sale("2011-11-08T13:00:00Z", milk(-1)));

        StockOnHand stock = stock();
        assertThat(stock.onHand()).isEqualTo(Quantity.each(5));
        assertThat(stock.lastCount()).isNotNull();
        assertThat(stock.lastCount().handled()).isEqualTo(4);
    }

    @Test
    void aCountTypedInAfterLaterSalesLeavesThemOnTop() {
        shop.move(received("s1-1", NORTH, MILK, 12));
        shop.accept(
                journal.sale("2011-11-08T10:00:00Z", milk(2)),
                journal.sale("2011-11-08T14:00:00Z", milk(1)),
                journal.sale("2011-11-09T09:00:00Z", milk(4)));
        shop.move(counted("s1-2", NORTH, MILK, "2011-11-08T12:00:00Z", 9));

        StockOnHand stock = stock();
        assertThat(stock.onHand()).isEqualTo(Quantity.each(4));
        assertThat(stock.lastCount()).isNotNull();
        assertThat(stock.lastCount().handled()).isEqualTo(5);
    }

    @Test
    void anEarlierCountThatComesLaterChangesNothing() {
        shop.move(
                counted("s1-2", NORTH, MILK, "2011-11-08T12:00:00Z", 9),
                counted("s1-1", NORTH, MILK, "2011-11-08T09:00:00Z", 50),
                counted("s1-0", NORTH, MILK, "2011-11-07T09:00:00Z", 70));

        assertThat(stock().onHand()).isEqualTo(Quantity.each(9));
    }

    @Test
    void countsAnItemOnSeveralLinesOnce() {
        shop.move(new StockCounted(
                "s1-1",
                NORTH,
                Instant.parse("2011-11-08T12:00:00Z"),
                Shop.DAY,
                List.of(
                        new StockLine(MILK, Quantity.each(4), "L1", null),
                        new StockLine(MILK, Quantity.each(3), "L2", null))));

        assertThat(stock().onHand()).isEqualTo(Quantity.each(7));
    }

    @Test
    void dropsACountThatWasBookedBefore() {
        shop.move(counted("s1-1", NORTH, MILK, "2011-11-08T12:00:00Z", 9));
        shop.move(counted("s1-1", NORTH, MILK, "2011-11-08T12:00:00Z", 9));

        assertThat(shop.read(Topics.STOCK_ON_HAND)).hasSize(1);
    }

    @Test
    void refusesACountOfADayWhoseMovementsAreNotKnownApartAnyMore() {
        shop.accept(journal.sale("2011-11-08T10:00:00Z", milk(2)));
        for (int day = 9; day < 9 + Moments.DATES_KEPT; day++) {
            shop.accept(journal.sale("2011-11-%02dT10:00:00Z".formatted(day), milk(1)));
        }
        shop.move(counted("s1-1", NORTH, MILK, "2011-11-08T12:00:00Z", 9));

        assertThat(stock().onHand()).isEqualTo(Quantity.each(-2 - Moments.DATES_KEPT));
        assertThat(shop.read(Topics.DEAD_LETTER))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.value.cause()).contains("s1-1", "2011-11-08", "latest 11 dates"));
    }

    @Test
    void refusesACountInAnotherUnitAndKeepsNothingOfIt() {
        shop.move(received("s1-1", NORTH, MILK, 12));
        shop.move(new StockCounted(
                "s1-2",
                NORTH,
                Instant.parse("2011-11-08T12:00:00Z"),
                Shop.DAY,
                List.of(new StockLine(Shop.BREAD, Quantity.each(3)), new StockLine(MILK, Quantity.grams(500)))));

        assertThat(shop.latest(Topics.STOCK_ON_HAND)).containsOnlyKeys(NORTH_MILK);
        assertThat(shop.latest(Topics.STOCK_DAY)).containsOnlyKeys(NORTH_MILK + "|2011-11-08");
        assertThat(shop.read(Topics.DEAD_LETTER)).hasSize(1);
    }

    @Test
    void forgetsTheMomentsOfOldDaysAndKeepsTheirSums() {
        for (int day = 1; day <= 28; day++) {
            String date = "2011-11-%02d".formatted(day);
            shop.accept(
                    journal.sale(date + "T10:00:00Z", milk(2)),
                    journal.sale(date + "T11:00:00Z", milk(1)),
                    journal.sale(date + "T12:00:00Z", milk(1)));
        }

        assertThat(shop.size(Moments.STORE)).isEqualTo(Moments.DATES_KEPT * 3);
        assertThat(shop.size(StockLedger.DAYS)).isEqualTo(28);
    }

    @Test
    void keepsWhatWasRecordedInAnHourApart() {
        shop.accept(journal.sale("2011-11-08T10:00:00Z", milk(2)));
        shop.move(counted("s1-1", NORTH, MILK, "2011-11-08T10:30:00Z", 9));
        shop.pass(Duration.ofHours(1));
        shop.accept(journal.sale("2011-11-08T11:00:00Z", milk(1)));

        StockDay day = shop.latest(Topics.STOCK_DAY, NORTH_MILK + "|2011-11-08");
        assertThat(day.moved().stream().mapToLong(StockDay.Moved::handled).sum())
                .isEqualTo(3);
        assertThat(day.counts())
                .singleElement()
                .satisfies(count -> assertThat(count.after())
                        .singleElement()
                        .satisfies(moved -> assertThat(moved.change()).isEqualTo(Quantity.each(-1))));
    }

    /** What a person with a pencil does: sort by date and time, then go down the list. */
    private static Map<String, Long> byPencil(List<Object> facts) {
        record Line(LocalDate date, Instant at, boolean count, String id, long pieces) {}
        List<Line> lines = new ArrayList<>();
        for (Object fact : facts) {
            switch (fact) {
                case StockCounted count ->
                    lines.add(new Line(count.businessDate(), count.happenedAt(), true, count.id(), pieces(count)));
                case StockMovement moved ->
                    lines.add(new Line(moved.businessDate(), moved.happenedAt(), false, "", pieces(moved)));
                case JournalRecord record
                when record.fact() instanceof Sale sale ->
                    lines.add(new Line(
                            sale.businessDate(),
                            sale.happenedAt(),
                            false,
                            "",
                            -sale.lines().getFirst().quantity().amount()));
                default -> throw new AssertionError(fact);
            }
        }
        lines.sort(Comparator.comparing(Line::date)
                .thenComparing(Line::at)
                .thenComparing(Line::count)
                .thenComparing(Line::id));
        long onHand = 0;
        long differences = 0;
        long handled = 0;
        for (Line line : lines) {
            differences += line.count ? line.pieces - onHand : 0;
            onHand = line.count ? line.pieces : onHand + line.pieces;
            handled = line.count ? 0 : handled + Math.abs(line.pieces);
        }
        return new HashMap<>(Map.of("onHand", onHand, "counted", differences, "handled", handled));
    }

    private static long pieces(StockMovement movement) {
        return movement.lines().getFirst().quantity().amount();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inWhicheverOrderFactsComeTheBooksAreThose(long seed) {
        Random random = new Random(seed);
        Instant monday = Instant.parse("2011-11-07T08:00:00Z");
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant at = monday.plusSeconds(3_600L * random.nextInt(72));
            LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
            List<StockLine> line = List.of(new StockLine(MILK, Quantity.each(random.nextInt(30))));
            switch (random.nextInt(6)) {
                case 0 -> facts.add(new StockCounted("s1-" + i, NORTH, at, date, line));
                case 1 -> facts.add(new StockAdjusted("s1-" + i, NORTH, at, date, "damaged", line));
                default -> facts.add(journal.sale(at.toString(), milk(1 + random.nextInt(3))));
            }
        }
        Collections.shuffle(facts, random);
        facts.forEach(fact -> {
            if (fact instanceof StockMovement movement) {
                shop.move(movement);
            } else {
                shop.accept((JournalRecord) fact);
            }
        });

        Map<String, Long> expected = byPencil(facts);
        StockOnHand stock = stock();
        assertThat(stock.onHand().amount()).as("seed %d", seed).isEqualTo(expected.get("onHand"));
        assertThat(stock.ofWhich() == null ? 0L : stock.ofWhich().counted().amount())
                .isEqualTo(expected.get("counted"));
        assertThat(stock.lastCount() == null ? -1L : stock.lastCount().handled())
                .isEqualTo(expected.get("handled"));
        assertThat(shop.read(Topics.DEAD_LETTER)).isEmpty();
    }
}
