package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number a carrier gives a parcel, as its bar code says it.
 *
 * @param value 8 to 30 capital letters and digits
 */
public record Waybill(String value) implements Comparable<Waybill> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{8,30}");
    private static final Pattern POSTAL = Pattern.compile("[A-Z]{2}\\d{9}[A-Z]{2}");
    private static final int[] POSTAL_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    public Waybill {
        Objects.requireNonNull(value, "value");
        if (!isForm(value)) {
            throw new IllegalArgumentException(
                    "Waybill \"" + value + "\" is not 8 to 30 capital letters and digits; scan it again.");
        }
    }

    @JsonCreator
    public static Waybill of(String value) {
        return new Waybill(value);
    }

    /** Whether a text may be one. */
    public static boolean isForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether it looks like one of the postal services' (UPU S10): two letters, nine digits, two letters. */
    public boolean isPostal() {
        return POSTAL.matcher(value).matches();
    }

    /** Whether a postal number has the check digit of UPU S10, the ninth; carriers' own numbers have no common rule. */
    public boolean isPlausible() {
        return !isPostal() || postalCheckDigit(value.substring(2, 10)) == value.charAt(10) - '0';
    }

    /** The digit behind eight others: eleven less their weighted sum modulo eleven, 10 becomes 0 and 11 becomes 5. */
    public static int postalCheckDigit(String serial) {
        int sum = 0;
        for (int i = 0; i < POSTAL_WEIGHTS.length; i++) {
            sum += POSTAL_WEIGHTS[i] * (serial.charAt(i) - '0');
        }
        int digit = 11 - sum % 11;
        return digit == 10 ? 0 : digit == 11 ? 5 : digit;
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
    public int compareTo(Waybill other) {
        return value.compareTo(other.value);
    }
}
