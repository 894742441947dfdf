package io.tillstream.checkout.basket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.PriceBook;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketSuspended;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A basket that becomes a record and a basket again. */
class SuspendedBasketTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Store STORE = Grocer.store(1);
    private static final Opening OPENING = new Opening(NOON, PromotionRule.OFFER_ONLY);
    private static final Approval DAMAGED = new Approval("damaged", "m01");
    private static final ShelfItem GIN = ruled("9501101530010", "20.00", new SellingRules(18, null, null, true, false));
    private static final ShelfItem CARD =
            ruled("9501101530034", "0.00", new SellingRules(null, null, null, false, true));

    private static ShelfItem ruled(String gtin, String price, SellingRules rules) {
        Product product = new Product(
                Gtin.ofDigits(gtin),
                LocalText.same("Item " + gtin),
                "grocery",
                "standard",
                Quantity.Unit.EACH,
                1,
                null,
                rules);
        return new ShelfItem(product, Grocer.gbp(price));
    }

    /** One line of every kind, and something off the whole. */
    private static Basket everything() {
        LineTerms ofAge =
                new LineTerms(new LinePrice.Book(), null, new AgeCheck(18, AgeCheck.Method.PLAINLY_OLDER, "c01"));
        LineTerms cheaper = new LineTerms(
                new LinePrice.Overridden(Grocer.gbp("1.00"), DAMAGED), new ManualDiscount.Percent(10, DAMAGED), null);
        LineTerms labelled = new LineTerms(new LinePrice.Embedded(Grocer.gbp("3.33")), null, null);
        LineTerms loaded = new LineTerms(new LinePrice.Loaded(Grocer.gbp("25.00"), "g-1"), null, null);
        List<BasketLine> lines = List.of(
                new BasketLine(Grocer.MILK, Quantity.each(2), false, LineTerms.ORDINARY),
                new BasketLine(Grocer.MILK, Quantity.each(1), false, cheaper),
                new BasketLine(GIN, Quantity.each(1), false, ofAge),
                new BasketLine(Grocer.APPLES, Quantity.grams(250), true, labelled),
                new BasketLine(CARD, Quantity.each(1), false, loaded));
        return new Basket(
                STORE,
                OPENING,
                lines,
                Grocer.MEMBER,
                null,
                new ManualDiscount.Amount(Grocer.gbp("0.50"), DAMAGED),
                List.of("c-42"));
    }

    private static BasketSuspended recorded(Basket basket) {
        Source source = Source.parseReceiptNumber("s1-t1/1/7");
        return basket.suspended(source.receiptNumber(), NOON, "c01")
                .fact(source, LocalDate.of(2026, 11, 23), List.of());
    }

    private static Optional<Product> known(Gtin gtin) {
        return List.of(Grocer.MILK, GIN, Grocer.APPLES, CARD).stream()
                .map(ShelfItem::product)
                .filter(product -> product.gtin().equals(gtin))
                .findFirst();
    }

    @Test
    void isTheSameBasketAfterItWasARecord() {
        BasketSuspended fact = recorded(everything());

        SuspendedBasket again = SuspendedBasket.of(fact, STORE, OPENING, SuspendedBasketTest::known);

        assertThat(again.basket()).isEqualTo(everything());
        assertThat(again.id()).isEqualTo("s1-t1/1/7");
        assertThat(fact.worth()).isEqualTo(everything().priced().orElseThrow().total());
    }

    @Test
    void leavesOutWhatTheTillHasForgotten() {
        BasketSuspended fact = recorded(everything());

        SuspendedBasket.Resumed resumed = SuspendedBasket.of(fact, STORE, OPENING, gtin -> Optional.empty())
                .resume(STORE, PriceBook.of(List.of(Grocer.MILK)), OPENING);

        assertThat(resumed.noLongerSold()).containsExactly(GIN.gtin(), CARD.gtin());
        assertThat(resumed.basket().liveLines()).hasSize(2);
        assertThat(resumed.basket().liveLines()).allMatch(line -> line.item().equals(Grocer.MILK));
    }
}
