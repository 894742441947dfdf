package io.tillstream.checkout.tender;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.List;

/** What came of a payment in cash. */
public sealed interface CashPayment {
    /**
     * The amount asked for in cash: the total, rounded to what coins can pay.
     *
     * @param basket what is paid
     */
    static Money due(PricedBasket basket) {
        return Rounding.toCash(basket.total(), basket.basket().store().cashRoundingMinor());
    }

    /**
     * Pays a whole basket in cash.
     *
     * @param tendered what the customer hands over
     */
    static CashPayment of(PricedBasket basket, Money tendered) {
        Money due = due(basket);
        if (tendered.compareTo(due) < 0) {
            return new TooLittle(due, due.minus(tendered));
        }
        List<Tender> tenders = due.isZero() && tendered.isZero()
                ? List.of()
                : List.of(new Tender(TenderType.CASH, tendered, tendered.minus(due)));
        return new Paid(new PaidBasket(basket, tenders, due.minus(basket.total())));
    }

    /**
     * The basket is paid.
     *
     * @param basket what can now become a sale
     */
    record Paid(PaidBasket basket) implements CashPayment {}

    /**
     * It is not enough.
     *
     * @param due what is asked for
     * @param missing how much more
     */
    record TooLittle(Money due, Money missing) implements CashPayment {}
}
