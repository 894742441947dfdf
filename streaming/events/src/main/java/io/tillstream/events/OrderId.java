package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A customer's order, and the code by which its goods are picked up: drawn by chance, so that nobody guesses one.
 *
 * @param value the letter w and 12 characters of base 32 (a to z, 2 to 7)
 */
public record OrderId(String value) implements Comparable<OrderId> {
    private static final Pattern FORM = Pattern.compile("w[a-z2-7]{12}");

    public OrderId {
        Objects.requireNonNull(value, "value");
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "Order \"" + value + "\" is not the letter w and 12 characters a to z or 2 to 7.");
        }
    }

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @JsonCreator
    public static OrderId of(String value) {
        return new OrderId(value);
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
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }
}
