package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.returns.Exchange;
import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is due of a sale that is being paid.
 *
 * @param paying what was taken so far
 * @param priced what is to be paid
 * @param exchange the goods that come back and pay first, if any
 * @param prepaid what was paid online of the order that is handed over
 */
public record DuePayment(Stage.Paying paying, PricedBasket priced, Optional<Exchange> exchange, List<Tender> prepaid) {
    public DuePayment {
        prepaid = List.copyOf(prepaid);
    }

    OpenPayment payment() {
        return payment(List.of());
    }

    /** The payment, with the attempts by which its customer may have been charged. */
    OpenPayment payment(List<PaymentAttempt> doubtful) {
        List<Tender> all = Stream.of(prepaid, carried(), paying.taken())
                .flatMap(List::stream)
                .toList();
        return new OpenPayment(priced, all, doubtful);
    }

    /** What the goods that come back pay. */
    private List<Tender> carried() {
        return exchange.map(back -> switch (back.pay()) {
                    case TenderStep.StillDue(OpenPayment open) -> open.taken();
                    case TenderStep.Paid(var paid) -> paid.tenders();
                    case TenderStep.Waiting _, TenderStep.Refused _ -> List.<Tender>of();
                })
                .orElseGet(List::of);
    }

    /** All cash that was handed over. */
    Money handed() {
        return paying.handed(priced.total().currency());
    }

    /** What is still to be handed over if the rest is paid in cash: rounded to coins, never below nothing. */
    public Money cashDue() {
        return atLeastNothing(payment().cashDue().minus(handed()));
    }

    /** What anything but cash may still pay: to the cent, for it gives no change. */
    public Money cardDue() {
        return atLeastNothing(payment().remaining().minus(handed()));
    }

    /** What the customer gets when the goods that come back are worth more; nothing otherwise. */
    public Money toGive() {
        Money zero = Money.zero(priced.total().currency());
        return exchange.map(back -> atLeastNothing(back.back().total().minus(priced.total())))
                .orElse(zero);
    }

    private static Money atLeastNothing(Money amount) {
        return amount.isNegative() ? Money.zero(amount.currency()) : amount;
    }

    /**
     * Whether everything is paid with what is there.
     *
     * @param cashOffered whether the rest is paid in cash, which may round it to nothing
     */
    boolean isCovered(boolean cashOffered) {
        OpenPayment payment = payment();
        return !payment.cashDue().isNegative()
                && handed().compareTo(payment.cashDue()) >= 0
                && (cashOffered || handed().isPositive() || payment.remaining().isZero());
    }
}
