package io.tillstream.topologies.sales;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.POUND;
import static io.tillstream.topologies.Shop.back;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.load;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesByStoreDayTest {
    private static final Merchandise DAIRY = new Merchandise("dairy", pounds("0.80"));
    private static final LocalDate TUESDAY = LocalDate.parse("2011-11-08");

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal offline = new Shop.Journal(TillId.parse("s1-t2"), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, SalesByStoreDay::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void dividesADayByTillCashierChannelTaxGroupAndCategory() {
        SaleLine milk = sold(1, milk(2), 0).of(DAIRY);
        shop.accept(journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(milk, sold(2, bread(1), 0)),
                List.of(cash("5.40")))));

        Trade all = trade(1, 2, "4.50", "0.90", "1.60", "2.50");
        Map<String, StoreDaySales> parts = shop.latest(Topics.SALES_BY_STORE_DAY);
        assertThat(parts)
                .containsOnlyKeys(
                        "s1|2011-11-08|STORE|s1",
                        "s1|2011-11-08|TILL|s1-t1",
                        "s1|2011-11-08|CASHIER|staff-1",
                        "s1|2011-11-08|CHANNEL|TILL",
                        "s1|2011-11-08|TAX_GROUP|standard",
                        "s1|2011-11-08|CATEGORY|dairy",
                        "s1|2011-11-08|CATEGORY|unrecorded");
        assertThat(one(parts, "s1|2011-11-08|STORE|s1"))
                .isEqualTo(new StoreDaySales(NORTH, TUESDAY, Dimension.STORE, "s1", all, Trades.none(POUND)));
        assertThat(one(parts, "s1|2011-11-08|CASHIER|staff-1").live()).isEqualTo(all);
        Trade dairy = one(parts, "s1|2011-11-08|CATEGORY|dairy").live();
        assertThat(dairy).isEqualTo(trade(1, 1, "2.00", "0.40", "1.60", "0.00"));
        assertThat(dairy.margin()).isEqualTo(pounds("0.40"));
        assertThat(one(parts, "s1|2011-11-08|CATEGORY|unrecorded").live())
                .isEqualTo(trade(1, 1, "2.50", "0.50", "0.00", "2.50"));
    }

    @Test
    void countsTheMoneyOfEachTenderAndWhatWasGivenBack() {
        shop.accept(
                journal.append(receipt(
                        journal.next(),
                        "2011-11-08T10:05:00Z",
                        null,
                        List.of(sold(1, milk(2), 0)),
                        List.of(cash("1.40"), Shop.giftCard("gc-1", "1.00")))),
                journal.sale("2011-11-08T10:10:00Z", milk(-1)));

        assertThat(shop.latest(Topics.TENDERS_BY_STORE_DAY))
                .containsOnly(
                        Map.entry(
                                "s1|2011-11-08|CASH",
                                new StoreDayTender(
                                        NORTH, TUESDAY, TenderType.CASH, 2, pounds("0.20"), 0, pounds("0.00"))),
                        Map.entry(
                                "s1|2011-11-08|GIFT_CARD",
                                new StoreDayTender(
                                        NORTH, TUESDAY, TenderType.GIFT_CARD, 1, pounds("1.00"), 0, pounds("0.00"))));
    }

    @Test
    void keepsWhatComesAfterTheNextDayHasBegunApartAndDatesIt() {
        shop.accept(
                journal.sale("2011-11-08T10:05:00Z", milk(1)),
                journal.sale("2011-11-09T09:00:00Z", milk(1)),
                offline.sale("2011-11-08T16:00:00Z", bread(1)),
                offline.sale("2011-11-08T16:10:00Z", bread(1)),
                journal.sale("2011-11-10T09:00:00Z", milk(1)),
                offline.sale("2011-11-08T17:00:00Z", bread(-1)));

        StoreDaySales day = shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|STORE|s1");
        assertThat(day.live()).isEqualTo(trade(1, 1, "1.00", "0.20", "0.00", "1.00"));
        assertThat(day.late()).isEqualTo(trade(3, 3, "2.50", "0.50", "0.00", "2.50"));
        assertThat(shop.latest(Topics.TENDERS_BY_STORE_DAY, "s1|2011-11-08|CASH"))
                .isEqualTo(new StoreDayTender(NORTH, TUESDAY, TenderType.CASH, 1, pounds("1.20"), 3, pounds("3.00")));
        Map<String, SalesCorrection> corrections = shop.latest(Topics.SALES_CORRECTION);
        assertThat(corrections).containsOnlyKeys("s1|2011-11-08|2011-11-09", "s1|2011-11-08|2011-11-10");
        assertThat(one(corrections, "s1|2011-11-08|2011-11-09").trade())
                .isEqualTo(trade(2, 2, "5.00", "1.00", "0.00", "5.00"));
        assertThat(one(corrections, "s1|2011-11-08|2011-11-09").receipts())
                .extracting(Source::receiptNumber)
                .containsExactly("s1-t2/1/1", "s1-t2/1/2");

        List<SalesCorrection> all = List.copyOf(corrections.values());
        assertThat(List.of("2011-11-08", "2011-11-09", "2011-11-10"))
                .extracting(known -> DayReport.of(LocalDate.parse(known), List.of(day), List.of(), all)
                        .total()
                        .revenue())
                .containsExactly(pounds("1.00"), pounds("6.00"), pounds("3.50"));
        assertThat(DayReport.of(null, List.of(day), List.of(), all).knownOn()).isEqualTo("2011-11-10");
    }

    @Test
    void takesWhatWasImportedForKnownFromTheBeginning() {
        Sale sale = (Sale) offline.sale("2011-11-08T16:00:00Z", bread(1)).fact();
        shop.accept(journal.sale("2011-11-09T09:00:00Z", milk(1)), journal.append(imported(sale)));

        assertThat(shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|STORE|s1")
                        .late())
                .isEqualTo(Trades.none(POUND));
        assertThat(shop.read(Topics.SALES_CORRECTION)).isEmpty();
    }

    @Test
    void givesBackTheCostOfWhatComesBack() {
        JournalRecord sale = journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(sold(1, milk(2), 0).of(DAIRY)),
                List.of(cash("2.40"))));
        shop.accept(
                sale,
                journal.append(receipt(
                        journal.next(),
                        "2011-11-08T10:15:00Z",
                        null,
                        List.of(back(1, sale.fact().source(), 1, milk(-2), 0).of(DAIRY)),
                        List.of(cash("-2.40")))));

        assertThat(shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|CATEGORY|dairy")
                        .live())
                .isEqualTo(trade(2, 2, "0.00", "0.00", "0.00", "0.00"));
    }

    @Test
    void valuesWeighedGoodsByTheKilogramRoundedOncePerLine() {
        SaleLine cheese = new SaleLine(
                1,
                MILK,
                Quantity.grams(333),
                pounds("9.00"),
                SaleLine.PriceSource.PRICE_BOOK,
                pounds("3.00"),
                List.of(),
                pounds("3.00"),
                "zero",
                pounds("0.00"),
                0,
                null);
        shop.accept(journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(cheese.of(new Merchandise("cheese", pounds("4.51")))),
                List.of(cash("3.00")))));

        // 0.333 kg at 4.51 are 1.50183
        assertThat(shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|CATEGORY|cheese")
                        .live()
                        .cost())
                .isEqualTo(pounds("1.50"));
    }

    @Test
    void doesNotKnowACostInAnotherCurrency() {
        shop.accept(journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(sold(1, milk(1), 0).of(new Merchandise("dairy", Money.parse("0.90 EUR")))),
                List.of(cash("1.20")))));

        assertThat(shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|CATEGORY|dairy")
                        .live())
                .isEqualTo(trade(1, 1, "1.00", "0.20", "0.00", "1.00"));
    }

    @Test
    void takesNoTaxOutOfAPriceThatHoldsNone() {
        SaleLine exclusive = sold(1, milk(1), 0);
        shop.accept(journal.append(new Sale(
                journal.next(),
                Instant.parse("2011-11-08T10:05:00Z"),
                TUESDAY,
                "staff-1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(exclusive),
                List.of(new TaxTotal("standard", 2000, false, pounds("1.20"), pounds("0.20"))),
                List.of(new Tender(TenderType.CASH, pounds("1.40"), pounds("0.00"))),
                pounds("0.00"),
                pounds("1.40"),
                List.of(),
                List.of())));

        assertThat(shop.latest(Topics.SALES_BY_STORE_DAY, "s1|2011-11-08|STORE|s1")
                        .live()
                        .revenue())
                .isEqualTo(pounds("1.20"));
    }

    @Test
    void countsAReceiptThatOnlyLoadsAGiftCardAsATransactionOfNoSales() {
        shop.accept(journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(load(1, "gc-1", "20.00")),
                List.of(cash("20.00")))));

        Map<String, StoreDaySales> parts = shop.latest(Topics.SALES_BY_STORE_DAY);
        assertThat(parts.keySet()).noneMatch(key -> key.contains("CATEGORY"));
        assertThat(one(parts, "s1|2011-11-08|STORE|s1").live()).isEqualTo(trade(1, 0, "0.00", "0.00", "0.00", "0.00"));
    }

    @Test
    void thePartsOfEachDimensionMakeTheWholeDayAndAReplayWritesTheSameBytes(@TempDir Path again) {
        List<JournalRecord> trade = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            trade.addAll(RandomTrade.ofSeed(seed));
        }
        Collections.shuffle(trade, new Random(1));
        shop.accept(trade.toArray(JournalRecord[]::new));
        List<String> written = shop.readBytes(Topics.SALES_BY_STORE_DAY);

        try (TestShop replay = TestShop.running(again, SalesByStoreDay::build)) {
            replay.accept(trade.toArray(JournalRecord[]::new));
            assertThat(replay.readBytes(Topics.SALES_BY_STORE_DAY)).isEqualTo(written);
        }

        Map<String, StoreDaySales> latest = new HashMap<>();
        for (String line : written) {
            StoreDaySales part = Topics.SALES_BY_STORE_DAY
                    .values()
                    .deserializer()
                    .deserialize("", line.getBytes(StandardCharsets.UTF_8));
            latest.put(part.store() + "|" + part.businessDate() + "|" + part.dimension() + "|" + part.value(), part);
        }
        Map<String, Money> sums = new HashMap<>();
        latest.values()
                .forEach(part -> sums.merge(
                        part.store() + "|" + part.businessDate() + "|" + part.dimension(),
                        part.live().revenue().plus(part.late().revenue()),
                        Money::plus));
        assertThat(sums).hasSizeGreaterThan(6);
        sums.forEach((key, sum) ->
                assertThat(sum).as(key).isEqualTo(sums.get(key.substring(0, key.lastIndexOf('|')) + "|STORE")));
        // Everything has come back in the end, some of it on the next day and at the other store.
        List<StoreDaySales> days = latest.values().stream()
                .filter(part -> part.dimension() == Dimension.STORE)
                .toList();
        Trade all = days.stream()
                .flatMap(day -> Stream.of(day.live(), day.late()))
                .reduce(Trades.none(POUND), Trades::merge);
        assertThat(all.revenue()).isEqualTo(pounds("0.00"));
        assertThat(all.cost()).isEqualTo(pounds("0.00"));
        assertThat(all.margin()).isEqualTo(pounds("0.00"));
    }

    @Test
    void addsUpInAnyOrder() {
        List<DatedSale> sales = new ArrayList<>();
        for (JournalRecord record : RandomTrade.inAnyOrder().subList(0, 300)) {
            if (record.fact() instanceof Sale sale) {
                sales.add(new DatedSale(sale, sale.businessDate().plusDays(sales.size() % 3)));
            }
        }
        addsUpInAnyOrder(sales, DayParts::of, DayParts::merge, Topics.SALES_BY_STORE_DAY);
        addsUpInAnyOrder(sales, DayTenders::of, DayTenders::merge, Topics.TENDERS_BY_STORE_DAY);
        addsUpInAnyOrder(sales, Corrections::of, Corrections::merge, Topics.SALES_CORRECTION);
    }

    private static <V> void addsUpInAnyOrder(
            List<DatedSale> sales,
            Function<DatedSale, List<Entry<V>>> entries,
            BinaryOperator<V> merge,
            Topic<V> topic) {
        Map<String, V> inOrder = sum(sales, entries, merge);
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            List<DatedSale> shuffled = new ArrayList<>(sales);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            Map<String, V> halves = sum(shuffled.subList(0, cut), entries, merge);
            sum(shuffled.subList(cut, shuffled.size()), entries, merge)
                    .forEach((key, value) -> halves.merge(key, value, merge));
            assertThat(halves).as(topic.name()).isEqualTo(inOrder);
        }
    }

    private static <V> Map<String, V> sum(
            List<DatedSale> sales, Function<DatedSale, List<Entry<V>>> entries, BinaryOperator<V> merge) {
        Map<String, V> sums = new HashMap<>();
        sales.forEach(sale -> entries.apply(sale).forEach(entry -> sums.merge(entry.key(), entry.value(), merge)));
        return sums;
    }

    private static <V> V one(Map<String, V> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    private static Sale imported(Sale sale) {
        return new Sale(
                new Source(Shop.TILL, 1, 2),
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                null,
                Sale.Origin.IMPORTED,
                null,
                sale.channel(),
                null,
                sale.lines(),
                sale.taxes(),
                sale.tenders(),
                sale.cashRounding(),
                sale.total(),
                List.of(),
                List.of());
    }

    private static Trade trade(
            long transactions, long lines, String revenue, String tax, String cost, String unvalued) {
        return new Trade(
                transactions, lines, pounds(revenue), pounds(tax), pounds("0.00"), pounds(cost), pounds(unvalued));
    }
}
