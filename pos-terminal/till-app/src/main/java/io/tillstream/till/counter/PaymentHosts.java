package io.tillstream.till.counter;

import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Wallet;
import java.util.Optional;

/**
 * Who moves money for a till.
 *
 * @param terminal the card terminal beside it, if one stands there
 * @param wallet the wallets it may charge, if any
 */
public record PaymentHosts(Optional<CardTerminal> terminal, Optional<Wallet> wallet) {
    /** A till that takes neither cards nor wallets. */
    public static PaymentHosts none() {
        return new PaymentHosts(Optional.empty(), Optional.empty());
    }
}
