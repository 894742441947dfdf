package io.tillstream.payments;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.util.List;

/**
 * Wallets, in the shape of the scan-pay interfaces of Alipay and WeChat Pay behind one aggregator: the till scans the
 * payer's code, or the payer scans one of ours. An order number is ours, and the same number twice is the same order. The
 * text of a code is opaque to a till: it is shown, and nothing in it is read.
 *
 * <p>Every method waits within a limit of its own, like those of {@link CardTerminal}.
 */
public interface Wallet {
    /** Whether somebody is there. */
    Login login();

    /** Charges the payer whose code was scanned; above a limit the payer is asked for a password first. */
    Answer pay(String order, PayerCode code, Money amount);

    /** Makes an order that the payer scans. */
    Creation create(String order, Money amount);

    /** What became of an order. */
    Answer query(String order);

    /** Closes an order that nobody has paid; one that was paid meanwhile is {@code Approved}. */
    Answer cancel(String order);

    /** Undoes an order, also one that is not known: it must not be paid later. */
    ReversalAnswer reverse(String order);

    /** Gives back a part of an order; the same refund number gives back once. */
    RefundAnswer refund(String refund, String order, Money amount);

    /** What was paid by the codes on the counter, on labels and on posters, and belongs to no sale yet. */
    Arrivals arrivals();

    /**
     * Takes one of those for a sale, under an order number of ours; from then on it is like any other order.
     *
     * @param arrival its number
     */
    Answer claim(String order, String arrival, Money amount);

    /** What it has taken for this till, all in all. */
    Totals reconcile();

    /** What came of making an order. */
    sealed interface Creation {
        /**
         * It waits for its payer.
         *
         * @param code the text to be shown as a QR code
         * @param until when it lapses
         */
        record Waiting(String code, Instant until) implements Creation {}

        /** There is none, and none will be. */
        record Refused(String reason) implements Creation {}

        /** Nobody knows whether there is one. */
        record Unclear() implements Creation {}
    }

    /** What was found on the static codes of this till. */
    sealed interface Arrivals {
        record Found(List<Arrival> arrivals) implements Arrivals {
            public Found {
                arrivals = List.copyOf(arrivals);
            }
        }

        record Silent() implements Arrivals {}
    }

    /**
     * A payment somebody made by a static code.
     *
     * @param number the wallet's
     * @param by by which
     * @param amount as the payer typed it
     * @param at when
     * @param place where the code hangs, in the shop's own words
     */
    record Arrival(String number, TenderType by, Money amount, Instant at, String place) {}
}
