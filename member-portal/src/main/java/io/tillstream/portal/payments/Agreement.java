package io.tillstream.portal.payments;

import java.util.regex.Pattern;

/**
 * What the provider hands over when a payer agreed that a method is kept.
 *
 * @param token what the provider knows the method by; never a card number
 * @param brand {@code VISA}
 * @param lastFour four digits
 */
record Agreement(String token, String brand, String lastFour) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{7,99}");
    private static final Pattern BRAND = Pattern.compile("[A-Z_]{2,20}");
    private static final Pattern LAST_FOUR = Pattern.compile("\\d{4}");

    Agreement {
        if (!TOKEN.matcher(token).matches()
                || !BRAND.matcher(brand).matches()
                || !LAST_FOUR.matcher(lastFour).matches()) {
            throw new IllegalArgumentException("An agreement of the provider is not token, brand and four digits.");
        }
    }

    @Override
    public String toString() {
        return "Agreement[" + brand + "]";
    }
}
