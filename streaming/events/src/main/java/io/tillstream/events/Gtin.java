package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A GS1 item number as its GTIN-14 key: GTIN-8, -12 and -13 are padded with zeros on the left.
 *
 * @param value 14 digits with a correct check digit
 */
public record Gtin(String value) implements Comparable<Gtin> {
    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);
    private static final Pattern DIGITS = Pattern.compile("\\d{14}");

    public Gtin {
        Objects.requireNonNull(value, "value");
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "GTIN \"" + value + "\" is not 14 digits; pad shorter codes with zeros.");
        }
        int expected = checkDigit(value.substring(0, 13));
        if (value.charAt(13) - '0' != expected) {
            throw new IllegalArgumentException(
                    "GTIN " + value + " has check digit " + value.charAt(13) + ", expected " + expected + ".");
        }
    }

    /**
     * Pads a GTIN-8, -12, -13 or -14 to its key.
     *
     * @throws IllegalArgumentException for any other length, anything but digits, or a wrong check digit
     */
    public static Gtin ofDigits(String digits) {
        if (!LENGTHS.contains(digits.length())) {
            throw new IllegalArgumentException(
                    "Code \"" + digits + "\" has " + digits.length() + " digits; a GTIN has 8, 12, 13 or 14.");
        }
        return new Gtin("0".repeat(Math.max(0, 14 - digits.length())) + digits);
    }

    @JsonCreator
    public static Gtin of(String value) {
        return new Gtin(value);
    }

    /** The digit that follows {@code body}: weights 3, 1, 3… from the right (GS1 General Specifications, 7.9). */
    public static int checkDigit(String body) {
        int sum = 0;
        int weight = 3;
        for (int i = body.length() - 1; i >= 0; i--) {
            sum += weight * (body.charAt(i) - '0');
            weight = 4 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** The 13 digits a European or in-store bar code shows; the full key for a case code that needs all 14. */
    public String ean13() {
        return value.charAt(0) == '0' ? value.substring(1) : value;
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public int compareTo(Gtin other) {
        return value.compareTo(other.value);
    }
}
