package io.tillstream.portal.payments;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The number of a method that a member has kept.
 *
 * @param value {@code k} and 16 of a-z and 2-7
 */
public record SavedMethodId(String value) {
    private static final Pattern FORM = Pattern.compile("k[a-z2-7]{16}");
    private static final int LENGTH = 16;

    public SavedMethodId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Kept method \"" + value + "\" is not k and 16 of a-z and 2-7.");
        }
    }

    static SavedMethodId fresh(SecureRandom random) {
        return new SavedMethodId("k" + Letters.of(random, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
