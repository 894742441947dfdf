package io.tillstream.topologies.promotion;

import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.TillId;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionSpendingTest {
    private final Shop.Journal north = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal south = new Shop.Journal(new TillId(Shop.SOUTH, 1), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, PromotionSpending::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static JournalRecord sale(Shop.Journal journal, String at, PromotionUse... uses) {
        return journal.append(Shop.giving(
                Shop.receipt(journal.next(), at, null, List.of(sold(1, bread(4), 0)), List.of(Shop.cash("12.00"))),
                uses));
    }

    private static PromotionUse bag(long uses, String amount) {
        return new PromotionUse("free-bag", uses, pounds(amount), List.of());
    }

    @Test
    void addsUpWhatAllStoresGave() {
        shop.accept(sale(north, "2011-11-09T10:00:00Z", bag(1, "2.00")));
        shop.accept(sale(
                south, "2011-11-08T10:00:00Z", bag(2, "4.00"), new PromotionUse("tea", 1, pounds("0.50"), List.of())));

        assertThat(shop.latest(Topics.PROMOTION_SPEND))
                .containsOnlyKeys("free-bag|GBP", "tea|GBP")
                .containsEntry(
                        "free-bag|GBP",
                        new PromotionSpend(
                                "free-bag", 3, pounds("6.00"), pounds("0.00"), Instant.parse("2011-11-09T10:00:00Z")));
    }

    @Test
    void tellsWhatCameBackApart() {
        shop.accept(
                sale(north, "2011-11-09T10:00:00Z", bag(2, "4.00")),
                sale(north, "2011-11-09T11:00:00Z", bag(0, "-1.50")),
                sale(north, "2011-11-09T12:00:00Z", bag(-2, "-2.50")));

        assertThat(shop.latest(Topics.PROMOTION_SPEND, "free-bag|GBP"))
                .isEqualTo(new PromotionSpend(
                        "free-bag", 0, pounds("4.00"), pounds("4.00"), Instant.parse("2011-11-09T12:00:00Z")));
    }

    @Test
    void saysNothingOfASaleWithoutALimitedPromotion() {
        shop.accept(sale(north, "2011-11-09T10:00:00Z"));

        assertThat(shop.read(Topics.PROMOTION_SPEND)).isEmpty();
    }
}
