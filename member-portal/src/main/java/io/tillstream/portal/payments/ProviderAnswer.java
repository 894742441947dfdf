package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a provider says of a payment. */
sealed interface ProviderAnswer {
    /**
     * The payer is awaited.
     *
     * @param page where
     * @param qr text of a code to be scanned; absent where there is none
     */
    record Waiting(URI page, @Nullable String qr) implements ProviderAnswer {}

    /**
     * Money was taken.
     *
     * @param amount how much, whatever was asked
     * @param agreement present where the payer wants the method kept
     */
    record Paid(Money amount, @Nullable Agreement agreement) implements ProviderAnswer {}

    /** Bank or wallet refused; it is over. */
    record Declined(String reason) implements ProviderAnswer {}

    /** It is over and unpaid, and its number is never paid. */
    record Closed() implements ProviderAnswer {}

    /** The provider has never heard of it. */
    record NotFound() implements ProviderAnswer {}

    /** Silence, a broken line, a wrong signature: nothing is known. */
    record NoAnswer(String why) implements ProviderAnswer {}
}
