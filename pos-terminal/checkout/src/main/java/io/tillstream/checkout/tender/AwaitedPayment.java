package io.tillstream.checkout.tender;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender;
import java.util.List;

/**
 * A payment with an attempt in flight. Nothing else can be taken and nothing finished: that is what keeps an unknown
 * result from becoming a second charge.
 *
 * @param before the payment without it
 * @param attempt where it stands
 */
public record AwaitedPayment(OpenPayment before, PaymentAttempt attempt) {
    /**
     * The payment after the attempt has changed.
     *
     * @throws IllegalArgumentException when it is another attempt
     */
    public TenderStep follow(PaymentAttempt changed) {
        boolean same = changed.orderNumber().equals(attempt.orderNumber())
                && changed.amount().equals(attempt.amount())
                && TenderOrder.mayBeTheSame(changed.type(), attempt.type());
        if (!same) {
            throw new IllegalArgumentException("The payment waits for order " + attempt.orderNumber() + " of "
                    + attempt.amount() + ", not for " + changed.orderNumber() + " of " + changed.amount() + ".");
        }
        return switch (changed.state()) {
            case PaymentAttempt.Created _,
                    PaymentAttempt.Sent _,
                    PaymentAttempt.UserPaying _,
                    PaymentAttempt.Unknown _ -> new TenderStep.Waiting(new AwaitedPayment(before, changed));
            case PaymentAttempt.Paid _ ->
                before.with(new Tender(
                        changed.type(),
                        changed.amount(),
                        Money.zero(changed.amount().currency()),
                        changed.orderNumber(),
                        null,
                        List.of()));
            case PaymentAttempt.Failed _, PaymentAttempt.Reversed _ -> new TenderStep.StillDue(before);
            case PaymentAttempt.ReversalPending _ -> new TenderStep.StillDue(before.doubting(changed));
        };
    }
}
