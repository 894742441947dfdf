package io.tillstream.codes;

import io.tillstream.events.Gtin;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The text of a member's card: {@code TSM}, twelve digits, and their GS1 check digit.
 *
 * @param text all sixteen characters
 */
public record MemberCard(String text) {
    static final String PREFIX = "TSM";

    private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{13}");

    public MemberCard {
        Objects.requireNonNull(text, "text");
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Member card \"" + text + "\" is not TSM and 13 digits; scan it again or type it from the card.");
        }
        String body = text.substring(PREFIX.length(), text.length() - 1);
        int expected = Gtin.checkDigit(body);
        if (text.charAt(text.length() - 1) - '0' != expected) {
            throw new IllegalArgumentException("Member card " + text + " has a wrong check digit, expected " + expected
                    + "; scan it again or type it from the card.");
        }
    }

    /**
     * The card of that number.
     *
     * @param number 0 to 999,999,999,999
     */
    public static MemberCard ofNumber(long number) {
        if (number < 0 || number > 999_999_999_999L) {
            throw new IllegalArgumentException("Card number " + number + " has not at most twelve digits.");
        }
        String body = String.format(Locale.ROOT, "%012d", number);
        return new MemberCard(PREFIX + body + Gtin.checkDigit(body));
    }

    /** Not the text: a card is a member's key and stays out of logs. */
    @Override
    public String toString() {
        return "MemberCard[…" + text.substring(text.length() - 4) + "]";
    }
}
