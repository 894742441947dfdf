package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A member as everything but the member portal knows one: an opaque number that leads to no person.
 *
 * @param value the letter m and 16 characters of base 32 (a to z, 2 to 7)
 */
public record MemberId(String value) implements Comparable<MemberId> {
    private static final int LENGTH = 17;

    public MemberId {
        Objects.requireNonNull(value, "value");
        if (value.length() != LENGTH || value.charAt(0) != 'm' || !isBase32(value)) {
            throw new IllegalArgumentException(
                    "Member \"" + value + "\" is not the letter m and 16 characters a to z or 2 to 7.");
        }
    }

    /** Without a pattern: a till reads all members before it sells. */
    private static boolean isBase32(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < 'a' || digit > 'z') && (digit < '2' || digit > '7')) {
                return false;
            }
        }
        return true;
    }

    @JsonCreator
    public static MemberId of(String value) {
        return new MemberId(value);
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
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }
}
