package io.tillstream.codes;

import io.tillstream.events.Gtin;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one kind of a shop's own codes carries a weight or a price.
 *
 * <p>A layout is drawn like the code: its first digits as they are, {@code I} for each digit of the item's number,
 * {@code W} of the weight, {@code P} of the price, {@code V} for the digit that checks weight or price, {@code C} for the
 * check digit: {@code 21IIIIIWWWWWC}. The item is known by the same code with zeros for weight or price.
 */
public final class InStoreLayout {
    private static final Pattern DRAWN = Pattern.compile("([0-9]{1,7})(I{2,9})(V?)(W{3,6}|P{3,6})C");
    /** GTIN-13 prefixes 02, 04, 20 to 29 circulate in one shop or company only (GS1 General Specifications, 1.4). */
    private static final Pattern OWN_PREFIX = Pattern.compile("0(?:02|04|2[0-9]).*");

    private static final int KEY_LENGTH = 14;
    private static final int MOST_DECIMALS = 4;

    private final String drawn;
    private final int kilogramDecimals;
    private final String prefix;
    private final boolean isWeight;
    private final int from;
    private final int checkAt;

    private InStoreLayout(String drawn, int kilogramDecimals, Matcher parts) {
        this.drawn = drawn;
        this.kilogramDecimals = kilogramDecimals;
        int padding = KEY_LENGTH - drawn.length();
        this.prefix = "0".repeat(padding) + parts.group(1);
        this.isWeight = parts.group(4).charAt(0) == 'W';
        this.from = padding + parts.start(4);
        this.checkAt = parts.group(3).isEmpty() ? -1 : padding + parts.start(3);
    }

    /**
     * A layout as it is drawn.
     *
     * @param drawn 12 or 13 characters
     * @param kilogramDecimals how many digits of a weight stand behind the kilogram's point, 0 to 4; no matter for a price,
     *     whose digits are the currency's smallest unit
     * @throws IllegalArgumentException when it is drawn otherwise, with what is right
     */
    public static InStoreLayout of(String drawn, int kilogramDecimals) {
        Matcher parts = DRAWN.matcher(drawn);
        int length = drawn.length();
        if (!parts.matches() || (length != 12 && length != 13)) {
            throw new IllegalArgumentException("Layout \"" + drawn
                    + "\" is not drawn as 12 or 13 characters: digits, I for the item, perhaps V, W or P, at last C.");
        }
        if (kilogramDecimals < 0 || kilogramDecimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("Layout " + drawn + " has " + kilogramDecimals + " decimals; 0 to "
                    + MOST_DECIMALS + " are right.");
        }
        InStoreLayout layout = new InStoreLayout(drawn, kilogramDecimals, parts);
        if (!OWN_PREFIX.matcher(layout.prefix).matches()) {
            throw new IllegalArgumentException("Layout " + drawn
                    + " does not begin with 02, 04 or 20 to 29; only these numbers are a shop's own.");
        }
        int digits = parts.group(4).length();
        if (layout.checkAt >= 0 && !PriceCheckDigit.LENGTHS.contains(digits)) {
            throw new IllegalArgumentException(
                    "Layout " + drawn + " checks " + digits + " digits by V; a check digit is defined for 4 or 5.");
        }
        return layout;
    }

    /** Whether a code can be meant by both: then neither could be trusted. */
    boolean overlaps(InStoreLayout other) {
        return prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix);
    }

    boolean fits(Gtin code) {
        return code.value().startsWith(prefix);
    }

    /** What a code of this layout says; only of one that {@link #fits}. */
    Scan read(Scan.ItemCode code) {
        String digits = code.gtin().value();
        String measure = digits.substring(from, KEY_LENGTH - 1);
        if (checkAt >= 0) {
            int expected = PriceCheckDigit.of(measure);
            if (digits.charAt(checkAt) - '0' != expected) {
                return new Scan.Invalid(
                        code.symbology(),
                        code.gtin().ean13(),
                        "Digit " + digits.charAt(checkAt) + " that checks " + measure + " should be " + expected
                                + "; scan it again or type the price.");
            }
        }
        long amount = Long.parseLong(measure);
        if (amount == 0 && isWeight) {
            // The item's own number, as it is typed or stands on a tile: whoever sells it weighs it.
            return code;
        }
        if (amount == 0) {
            return new Scan.Invalid(
                    code.symbology(), code.gtin().ean13(), "The label's price is nothing; type the price.");
        }
        Gtin item = item(digits);
        return isWeight ? weighed(code, item, amount) : Scan.ItemCode.priced(code.symbology(), item, amount);
    }

    private Scan weighed(Scan.ItemCode code, Gtin item, long amount) {
        try {
            long grams = BigDecimal.valueOf(amount, kilogramDecimals)
                    .movePointRight(3)
                    .longValueExact();
            return Scan.ItemCode.weighed(code.symbology(), item, grams);
        } catch (ArithmeticException e) {
            return new Scan.Invalid(
                    code.symbology(),
                    code.gtin().ean13(),
                    "The label's weight is not a whole number of grams; weigh it again.");
        }
    }

    private Gtin item(String digits) {
        char[] body = digits.substring(0, KEY_LENGTH - 1).toCharArray();
        for (int at = from; at < body.length; at++) {
            body[at] = '0';
        }
        if (checkAt >= 0) {
            body[checkAt] = '0';
        }
        String number = new String(body);
        return Gtin.of(number + Gtin.checkDigit(number));
    }

    @Override
    public String toString() {
        return drawn;
    }
}
