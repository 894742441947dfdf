package io.tillstream.topologies.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersHandedTest {
    private static final OrderId ORDER = OrderId.of("wk7b2m5q3x4ad");
    private static final String KEY = "s1|wk7b2m5q3x4ad";

    private final Shop.Journal here = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal there = new Shop.Journal(new TillId(Shop.NORTH, 2), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, OrdersHanded::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** A sale of four milks for the order: so much was paid online, the rest in cash. */
    private static JournalRecord handing(Shop.Journal journal, String at, String online) {
        List<Tender> tenders = new ArrayList<>();
        Money paid = Shop.pounds(online);
        if (paid.isPositive()) {
            tenders.add(new Tender(TenderType.ONLINE, paid, Money.zero(Shop.POUND), "pay-1", null, List.of()));
        }
        if (paid.compareTo(Shop.pounds("4.80")) < 0) {
            tenders.add(Shop.cash(Shop.pounds("4.80").minus(paid).toString().replace(" GBP", "")));
        }
        Sale sale = Shop.receipt(journal.next(), at, Shop.MEMBER, List.of(Shop.sold(1, Shop.milk(4), 4)), tenders);
        return journal.append(new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                sale.member(),
                sale.origin(),
                sale.externalReference(),
                sale.channel(),
                sale.voids(),
                sale.lines(),
                sale.taxes(),
                sale.tenders(),
                sale.cashRounding(),
                sale.total(),
                sale.offers(),
                sale.assumed(),
                sale.coupons(),
                sale.voided(),
                sale.returnTerms(),
                sale.promotions(),
                ORDER));
    }

    @Test
    void namesTheSaleThatHandedAnOrderOver() {
        shop.accept(here.opening(), here.sale("2011-11-08T10:00:00Z", Shop.milk(1)));
        assertThat(shop.latest(Topics.ORDER_HANDED)).isEmpty();

        shop.accept(handing(here, "2011-11-08T10:05:00Z", "4.80"));

        OrderHanded handed = shop.latest(Topics.ORDER_HANDED, KEY);
        assertThat(handed.order()).isEqualTo(ORDER);
        assertThat(handed.isDouble()).isFalse();
        assertThat(handed.countedTwice()).isEqualTo(Shop.pounds("0.00"));
        assertThat(handed.sales()).singleElement().satisfies(sale -> {
            assertThat(sale.receipt()).hasToString("s1-t1/1/3");
            assertThat(sale.total()).isEqualTo(Shop.pounds("4.80"));
            assertThat(sale.online()).containsExactly(new Prepaid("pay-1", Shop.pounds("4.80")));
        });
    }

    @Test
    void namesBothSalesOfTwoTillsThatWereCutOffAndWhatNobodyPaid() {
        shop.accept(handing(there, "2011-11-08T10:09:00Z", "4.80"));
        shop.accept(handing(here, "2011-11-08T10:05:00Z", "4.80"));

        OrderHanded handed = shop.latest(Topics.ORDER_HANDED, KEY);
        assertThat(handed.isDouble()).isTrue();
        assertThat(handed.sales())
                .extracting(sale -> sale.receipt().receiptNumber())
                .containsExactly("s1-t1/1/1", "s1-t2/1/1");
        assertThat(handed.countedTwice()).isEqualTo(Shop.pounds("4.80"));
    }

    @Test
    void countsOnlyWhatStandsInBothAsPaidOnline() {
        shop.accept(handing(here, "2011-11-08T10:05:00Z", "4.80"), handing(there, "2011-11-08T10:09:00Z", "3.30"));

        assertThat(shop.latest(Topics.ORDER_HANDED, KEY).countedTwice()).isEqualTo(Shop.pounds("3.30"));
    }

    @Test
    void countsNothingTwiceWhereBothWerePaidAtTheTill() {
        shop.accept(handing(here, "2011-11-08T10:05:00Z", "0.00"), handing(there, "2011-11-08T10:09:00Z", "0.00"));

        OrderHanded handed = shop.latest(Topics.ORDER_HANDED, KEY);
        assertThat(handed.isDouble()).isTrue();
        assertThat(handed.countedTwice()).isEqualTo(Shop.pounds("0.00"));
    }
}
