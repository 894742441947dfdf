package io.tillstream.till.sale;

import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.Wallet;

/** How a customer is charged. It is sent once; what is kept of it is its trace, and never a code. */
sealed interface Submission {
    /** At the card terminal. */
    record AtTerminal() implements Submission {}

    /** By the code on the customer's phone. */
    record ByPayerCode(PayerCode code) implements Submission {}

    /** By a code the customer scans. */
    record ByShownCode() implements Submission {}

    /** By what the customer has paid already, with the code on the wall. */
    record ByArrival(Wallet.Arrival arrival) implements Submission {}

    default TenderType means() {
        return switch (this) {
            case AtTerminal() -> TenderType.CARD;
            case ByPayerCode(PayerCode code) -> code.wallet();
            case ByShownCode() -> TenderType.WALLET;
            case ByArrival(Wallet.Arrival arrival) -> arrival.by();
        };
    }

    /** Whether the terminal is asked, and not the wallets' host. */
    default boolean isAtTerminal() {
        return trace(false).way() == Way.TERMINAL;
    }

    default HostTrace trace(boolean offline) {
        return switch (this) {
            case AtTerminal() -> HostTrace.of(Way.TERMINAL, null, offline);
            case ByPayerCode(PayerCode code) -> HostTrace.of(Way.PAYER_CODE, code.hash(), offline);
            case ByShownCode() -> HostTrace.of(Way.SHOWN_CODE, null, offline);
            case ByArrival(Wallet.Arrival arrival) ->
                new HostTrace(Way.STATIC_CODE, arrival.number(), null, offline, null);
        };
    }
}
