package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A member as everything but the member portal knows one: an opaque number that leads to no person.
 *
 * @param value the letter m and 16 characters of base 32 (a to z, 2 to 7)
 */
public record MemberId(String value) implements Comparable<MemberId> {
    private static final Pattern FORM = Pattern.compile("m[a-z2-7]{16}");

    public MemberId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Member \"" + value + "\" is not the letter m and 16 characters a to z or 2 to 7.");
        }
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
