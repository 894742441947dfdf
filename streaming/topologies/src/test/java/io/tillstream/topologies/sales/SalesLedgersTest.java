package io.tillstream.topologies.sales;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesLedgersTest {
    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            SalesByStoreHour.build(builder);
            SalesByItemDay.build(builder);
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void addsASaleToTheHourItHappenedInHoweverLateItComes() {
        shop.accept(
                journal.opening(),
                journal.sale("2011-11-08T10:05:00Z", milk(2), bread(1)),
                journal.sale("2011-11-08T11:59:59.999Z", milk(1)),
                journal.sale("2011-11-08T10:40:00Z", bread(-1)));

        var hours = shop.latest(Topics.SALES_BY_STORE_HOUR);
        assertThat(hours)
                .containsOnlyKeys("s1|2011-11-08T10:00:00Z", "s1|2011-11-08T11:00:00Z")
                .containsEntry(
                        "s1|2011-11-08T10:00:00Z",
                        new StoreHourSales(
                                NORTH,
                                Instant.parse("2011-11-08T10:00:00Z"),
                                2,
                                3,
                                pounds("2.40"),
                                pounds("0.40"),
                                pounds("0.00")));
    }

    @Test
    void addsUpALinesItemPerBusinessDateAndPublishesItOncePerSale() {
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(3), bread(1), milk(1)));

        assertThat(shop.read(Topics.SALES_BY_ITEM_DAY))
                .extracting(entry -> entry.value)
                .containsExactly(
                        new ItemDaySales(NORTH, MILK, DAY, 2, Quantity.each(4), pounds("4.80")),
                        new ItemDaySales(NORTH, BREAD, DAY, 1, Quantity.each(1), pounds("3.00")));
    }

    @Test
    void countsALateSaleForItsOwnBusinessDateAndSubtractsAReturn() {
        shop.accept(
                journal.sale("2011-11-08T10:05:00Z", milk(3)),
                journal.append(
                        Shop.sale(journal.next(), Instant.parse("2011-11-07T23:30:00Z"), DAY, null, List.of(milk(-1)))),
                journal.sale("2011-09-01T10:00:00Z", milk(5)));

        assertThat(shop.latest(Topics.SALES_BY_ITEM_DAY))
                .containsEntry(
                        "s1|05901234123457|2011-11-08",
                        new ItemDaySales(NORTH, MILK, DAY, 2, Quantity.each(2), pounds("2.40")))
                .containsKey("s1|05901234123457|2011-09-01");
    }

    @Test
    void aLoadOfAGiftCardIsNoSale() {
        shop.accept(
                journal.append(Shop.receipt(
                        journal.next(),
                        "2011-11-08T10:05:00Z",
                        null,
                        List.of(Shop.sold(1, milk(2), 0), Shop.load(2, "gc-7", "20.00")),
                        List.of(Shop.cash("22.40")))),
                journal.append(Shop.receipt(
                        journal.next(),
                        "2011-11-08T10:15:00Z",
                        null,
                        List.of(Shop.load(1, "gc-8", "50.00")),
                        List.of(Shop.cash("50.00")))));

        assertThat(shop.latest(Topics.SALES_BY_STORE_HOUR).values())
                .singleElement()
                .satisfies(hour -> {
                    assertThat(hour.transactions()).isEqualTo(2);
                    assertThat(hour.lines()).isEqualTo(1);
                    assertThat(hour.net()).isEqualTo(pounds("2.40"));
                });
        assertThat(shop.latest(Topics.SALES_BY_ITEM_DAY)).containsOnlyKeys("s1|05901234123457|2011-11-08");
    }

    @Test
    void haveSoldNothingOnceEverythingIsBackWhateverTheOrder() {
        long net = 0;
        long tax = 0;
        Map<Gtin, Long> byItem = new HashMap<>();
        for (JournalRecord record : RandomTrade.inAnyOrder()) {
            for (Entry<StoreHourSales> entry : SalesByStoreHour.entries(record)) {
                net += entry.value().net().minor();
                tax += entry.value().tax().minor();
            }
            SalesByItemDay.entries(record)
                    .forEach(entry -> byItem.merge(
                            entry.value().gtin(), entry.value().net().minor(), Long::sum));
        }

        assertThat(net).isZero();
        assertThat(tax).isZero();
        assertThat(byItem).hasSize(20);
        assertThat(byItem.values()).allSatisfy(sum -> assertThat(sum).isZero());
    }

    @Test
    void isNotMovedByRecordsThatAreNoSale() {
        shop.accept(journal.opening(), journal.noSale());

        assertThat(shop.read(Topics.SALES_BY_STORE_HOUR)).isEmpty();
        assertThat(shop.read(Topics.SALES_BY_ITEM_DAY)).isEmpty();
    }

    @Test
    void givesTheSameSumsInEveryOrder() {
        List<StoreHourSales> hours = List.of(hour("1.20", 1), hour("-3.00", 2), hour("7.35", 3));

        StoreHourSales forward = hours.stream().reduce(SalesByStoreHour::merge).orElseThrow();
        StoreHourSales backward =
                hours.reversed().stream().reduce(SalesByStoreHour::merge).orElseThrow();

        assertThat(forward).isEqualTo(backward);
        assertThat(forward.net()).isEqualTo(pounds("5.55"));
        assertThat(forward.lines()).isEqualTo(6);
    }

    private static StoreHourSales hour(String net, long lines) {
        return new StoreHourSales(
                NORTH,
                Instant.parse("2011-11-08T10:00:00Z"),
                1,
                lines,
                pounds(net),
                pounds("0.00"),
                Money.zero(CurrencyUnit.of("GBP")));
    }
}
