package io.tillstream.checkout.tender;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A basket whose tenders cover it: the only thing that becomes a sale, and only a sale has a receipt.
 *
 * @param basket what was paid
 * @param tenders with what; none when nothing was due
 * @param cashRounding what rounding to coins added or took away
 */
public record PaidBasket(PricedBasket basket, List<Tender> tenders, Money cashRounding) {
    public PaidBasket {
        tenders = List.copyOf(tenders);
        Money paid = tenders.stream().map(Tender::net).reduce(Money.zero(cashRounding.currency()), Money::plus);
        Money due = basket.total().plus(cashRounding);
        if (!paid.equals(due)) {
            throw new IllegalArgumentException("Tenders of " + paid + " do not pay the " + due + " due.");
        }
    }

    /** Pays a whole basket to the cent by something that is not cash, after its own authorisation. */
    public static PaidBasket exactly(PricedBasket basket, TenderType type) {
        if (type == TenderType.CASH) {
            throw new IllegalArgumentException("Cash is rounded and gives change; pay it as a CashPayment.");
        }
        Money zero = Money.zero(basket.total().currency());
        List<Tender> tenders = basket.total().isZero() ? List.of() : List.of(new Tender(type, basket.total(), zero));
        return new PaidBasket(basket, tenders, zero);
    }

    /** What the customer gets back. */
    public Money change() {
        return tenders.stream().map(Tender::change).reduce(Money.zero(cashRounding.currency()), Money::plus);
    }

    /**
     * The sale, ready for the journal.
     *
     * @param source its number
     * @param happenedAt the till's clock, whole milliseconds
     * @param businessDate trading day
     * @param operator staff code
     * @param language of the receipt, in which its discounts are named
     * @param offers what became of the offers shown
     */
    public Sale sale(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            Language language,
            List<OfferOutcome> offers) {
        return new Sale(
                source,
                happenedAt,
                businessDate,
                operator,
                basket.basket().member(),
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                basket.lines().stream().map(line -> line.sold(language)).toList(),
                basket.taxes(),
                tenders,
                cashRounding,
                basket.total().plus(cashRounding),
                offers,
                List.of(),
                basket.coupons(),
                basket.basket().voidedLines(),
                null,
                basket.limited());
    }
}
