package io.tillstream.portal.payments;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The number of an attempt, at the provider too, and of the tender it ends in.
 *
 * @param value {@code p} and 20 of a-z and 2-7; nobody guesses one
 */
public record PaymentId(String value) {
    private static final Pattern FORM = Pattern.compile("p[a-z2-7]{20}");
    private static final int LENGTH = 20;

    public PaymentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Payment \"" + value + "\" is not p and 20 of a-z and 2-7.");
        }
    }

    static PaymentId fresh(SecureRandom random) {
        return new PaymentId("p" + Letters.of(random, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
