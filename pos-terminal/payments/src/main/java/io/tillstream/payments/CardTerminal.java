package io.tillstream.payments;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;

/**
 * A card terminal, in the shape of nexo Sale-to-POI: every request names a reference of ours, and the same reference twice
 * is the same payment. No card number comes through here.
 *
 * <p>Every method waits for its answer, within a limit of its own, and says {@code Unclear} where none came; what never left
 * the till is {@code Declined(UNREACHABLE)}. Callers wait on a thread of their own, so a terminal that sleeps longer than it
 * may stops nobody.
 */
public interface CardTerminal {
    /** The reason of what was never sent. */
    String UNREACHABLE = "unreachable";

    /** Whether somebody is there. */
    Login login();

    /** Charges a card; the customer has to find it and may be asked for a number. */
    Answer pay(String reference, Money amount);

    /** What became of a payment. */
    Answer status(String reference);

    /** Gives up a payment that is under way, if it still can be; what became of it says {@link #status}. */
    void abort(String reference);

    /** Undoes a payment, also one the terminal does not know: it must not be made later. */
    ReversalAnswer reverse(String reference, Money amount);

    /**
     * Gives back a part of a payment.
     *
     * @param refund the number of this giving back; the same number gives back once
     */
    RefundAnswer refund(String refund, String reference, Money amount);

    /** What it has taken for this till, all in all. */
    Totals reconcile();
}
