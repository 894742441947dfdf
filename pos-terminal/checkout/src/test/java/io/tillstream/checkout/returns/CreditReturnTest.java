package io.tillstream.checkout.returns;

import static io.tillstream.checkout.basket.Grocer.APPLES;
import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.returns.Counter.confirmed;
import static io.tillstream.checkout.returns.Counter.offered;
import static io.tillstream.checkout.returns.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.returns.ReturnRequest.Item;
import io.tillstream.checkout.returns.ReturnRequest.WithoutReceipt;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditReturnTest {
    private static final Approval LEAVE = new Approval("gift, no receipt", "boss");

    private static WithoutReceipt credit(Approval approval, Item... items) {
        return new WithoutReceipt(Grocer.store(5), List.of(items), "c01", approval, gbp("20.00"), "g-9");
    }

    private static Item pieces(long pieces) {
        return new Item(COFFEE, Quantity.each(pieces));
    }

    @Test
    void creditsAGiftCardToTheCent() {
        Sale sale = confirmed(offered(credit(LEAVE, pieces(2), new Item(APPLES, Quantity.grams(742)))), 5);

        // 2 × 8.45 and 0.742 kg × 2.49; coins are not asked.
        assertThat(sale.tenders())
                .containsExactly(new Tender(TenderType.GIFT_CARD, gbp("-18.75"), gbp("0.00"), null, "g-9", List.of()));
        assertThat(sale.returnTerms()).isEqualTo(new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, LEAVE));
        assertThat(sale.member()).isNull();
        assertThat(sale.lines()).allSatisfy(line -> assertThat(line.returned()).isNull());
        assertThat(sale.lines().getFirst().tax()).isEqualTo(gbp("-2.82"));
    }

    @Test
    void endsAtItsLimit() {
        assertThat(refused(credit(LEAVE, pieces(3))))
                .containsExactly(new Refusal.OverLimit(gbp("25.35"), gbp("20.00")));
    }

    @Test
    void needsSomebodyElsesLeave() {
        assertThat(refused(credit(new Approval("gift", null), pieces(1))))
                .containsExactly(new Refusal.NeedsApprover("c01"));
        assertThat(refused(credit(new Approval("gift", "c01"), pieces(1))))
                .containsExactly(new Refusal.NeedsApprover("c01"));
    }

    @Test
    void refusesNothingAndLessThanNothing() {
        assertThat(refused(credit(LEAVE))).containsExactly(new Refusal.NothingChosen());
        assertThat(refused(credit(LEAVE, pieces(-1))))
                .containsExactly(new Refusal.NotAQuantity("Item " + COFFEE.gtin(), Quantity.each(-1)));
        assertThat(refused(credit(LEAVE, new Item(MILK, Quantity.grams(5)))))
                .containsExactly(new Refusal.NotAQuantity("Item " + MILK.gtin(), Quantity.grams(5)));
    }
}
