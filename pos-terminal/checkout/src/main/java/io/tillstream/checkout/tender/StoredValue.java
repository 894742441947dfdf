package io.tillstream.checkout.tender;

import io.tillstream.events.Money;
import java.time.Instant;
import java.util.Objects;

/** What a till may spend from a gift card or voucher. */
public sealed interface StoredValue {
    /**
     * Granted by the ledger, online or as a lease held offline: nobody else can spend it meanwhile.
     *
     * @param account the account behind the card
     * @param amount the most that may be spent
     * @param until when the grant lapses
     */
    record Held(String account, Money amount, Instant until) implements StoredValue {
        public Held {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The till is offline and holds no lease: the card may be empty for all it knows.
     *
     * @param account the account behind the card
     */
    record NotHeld(String account) implements StoredValue {}
}
