package io.tillstream.till.sale;

import io.tillstream.checkout.tender.AttemptRules;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.PaymentAttempted.Result;

/**
 * An attempt to charge a card or a wallet, and its newest record.
 *
 * @param attempt where it stands
 * @param written what the journal says of it
 * @param sending whether the first call for it has not come back yet
 */
record Charge(PaymentAttempt attempt, PaymentAttempted written, boolean sending) {
    /** As a restart finds it: whatever was on its way is not awaited any more. */
    static Charge restarted(PaymentAttempted written) {
        return new Charge(
                PaymentAttempt.restarted(
                        written.attempt(), written.means(), written.amount(), written.result(), written.happenedAt()),
                written,
                false);
    }

    String order() {
        return attempt.orderNumber();
    }

    HostTrace trace() {
        HostTrace host = written.host();
        if (host == null) {
            throw new IllegalStateException("Attempt " + order() + " is no payment host's.");
        }
        return host;
    }

    Way way() {
        return trace().way();
    }

    AttemptRules rules() {
        return rules(way());
    }

    static AttemptRules rules(Way way) {
        return switch (way) {
            case TERMINAL -> AttemptRules.TERMINAL;
            case SHOWN_CODE -> AttemptRules.SHOWN_CODE;
            case PAYER_CODE, STATIC_CODE -> AttemptRules.MAINLAND;
        };
    }

    Charge sent(boolean still) {
        return new Charge(attempt, written, still);
    }

    /** A password that is asked for leaves no record: after a restart it is as unknown as silence. */
    static Result result(PaymentAttempt attempt, Result before) {
        return switch (attempt.state()) {
            case PaymentAttempt.Created _, PaymentAttempt.Sent _ -> Result.CREATED;
            case PaymentAttempt.UserPaying _ -> before;
            case PaymentAttempt.Unknown _ -> Result.UNKNOWN;
            case PaymentAttempt.Paid _ -> Result.APPROVED;
            case PaymentAttempt.Failed(String reason) -> reason.equals("aborted") ? Result.ABORTED : Result.DECLINED;
            case PaymentAttempt.ReversalPending _ -> Result.REVERSING;
            case PaymentAttempt.Reversed _ -> Result.REVERSED;
        };
    }
}
