package io.tillstream.codes;

import io.tillstream.events.Gtin;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The text of a gift card, which is the name of its account: {@code TSG}, twelve digits, and their GS1 check digit.
 *
 * @param text all sixteen characters
 */
public record GiftCard(String text) {
    static final String PREFIX = "TSG";

    private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{13}");

    public GiftCard {
        Objects.requireNonNull(text, "text");
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Gift card \"" + text + "\" is not TSG and 13 digits; scan it again or type it from the card.");
        }
        int expected = Gtin.checkDigit(text.substring(PREFIX.length(), text.length() - 1));
        if (text.charAt(text.length() - 1) - '0' != expected) {
            throw new IllegalArgumentException("Gift card " + text + " has a wrong check digit, expected " + expected
                    + "; scan it again or type it from the card.");
        }
    }
}
