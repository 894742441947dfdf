package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A store of the chain.
 *
 * @param value a small letter and up to 15 small letters or digits, {@code s1}
 */
public record StoreId(String value) implements Comparable<StoreId> {
    static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{0,15}");

    public StoreId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Store \"" + value + "\" is not a small letter followed by up to 15"
                    + " small letters or digits, for example s1.");
        }
    }

    @JsonCreator
    public static StoreId of(String value) {
        return new StoreId(value);
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
    public int compareTo(StoreId other) {
        return value.compareTo(other.value);
    }
}
