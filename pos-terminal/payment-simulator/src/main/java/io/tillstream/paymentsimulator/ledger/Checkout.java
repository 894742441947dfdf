package io.tillstream.paymentsimulator.ledger;

import io.tillstream.events.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an online payment has beside its entry.
 *
 * @param asked how much was asked; the entry has what was taken
 * @param method {@code CARD}, {@code ALIPAY}, {@code WECHAT_PAY} or {@code ANY_QR}
 * @param merchant whom the payer pays
 * @param until when it lapses
 * @param returnTo where the payer is led back to
 * @param notices where changes are told
 * @param mood what the provider does with it
 * @param lateSeconds how long a late one takes
 * @param lateAt when a late one is taken, whatever it is by then; absent until it was paid
 * @param token the kept method that it was paid by, or that the payer agreed to; absent without
 * @param reason why it failed; absent without
 */
public record Checkout(
        Money asked,
        String method,
        String merchant,
        Instant until,
        String returnTo,
        String notices,
        String mood,
        long lateSeconds,
        @Nullable Instant lateAt,
        @Nullable String token,
        @Nullable String reason) {
    public Checkout lateAt(Instant at) {
        return new Checkout(asked, method, merchant, until, returnTo, notices, mood, lateSeconds, at, token, reason);
    }

    public Checkout by(String kept) {
        return new Checkout(asked, method, merchant, until, returnTo, notices, mood, lateSeconds, lateAt, kept, reason);
    }

    public Checkout because(String why) {
        return new Checkout(asked, method, merchant, until, returnTo, notices, mood, lateSeconds, lateAt, token, why);
    }
}
