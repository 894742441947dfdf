package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who moves the money. Everything is asked by the payment's own number and done once for it, and none of the methods throws for a
 * provider that does not answer. Two promises hold this up: {@link #query} tells what became of a number, also after a kill, and
 * {@link #cancel} of a number keeps it from being paid later, also of one it does not know yet.
 */
interface PaymentProvider {
    /**
     * What is to be paid.
     *
     * @param id its number
     * @param amount how much
     * @param method by what
     * @param store for which store, shown to the payer
     * @param token of a kept method; absent: the payer gives one
     * @param waits how long the payer has
     * @param returnTo page of the portal that the payer is led back to
     * @param notices where the provider tells of changes
     */
    record Order(
            PaymentId id,
            Money amount,
            PaymentMethod method,
            String store,
            @Nullable String token,
            Duration waits,
            URI returnTo,
            URI notices) {}

    /** What came of giving back. */
    enum Returned {
        DONE,
        REFUSED,
        NO_ANSWER
    }

    /** Whether there is one. */
    boolean isThere();

    ProviderAnswer create(Order order);

    ProviderAnswer query(PaymentId id);

    /** Closes what is not paid; says so where it is paid. */
    ProviderAnswer cancel(PaymentId id, Money amount);

    /** Gives back a part of what was taken, once for each number of a refund. */
    Returned refund(Refund refund);

    /** A kept method is not kept any more; whether the provider confirms it. */
    boolean forget(String token);

    /**
     * A notice has come.
     *
     * @param header the notice's headers by name, null without
     * @param body as it was sent
     * @return which payment should be asked about; empty where the notice is not the provider's, or is older than five minutes
     */
    Optional<Notice> heard(UnaryOperator<@Nullable String> header, byte[] body);

    /**
     * That something may have changed.
     *
     * @param id the notice's own, the same when it is sent again
     * @param payment of which
     */
    record Notice(String id, PaymentId payment) {}
}
