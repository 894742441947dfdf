package io.tillstream.events.sale;

import java.util.Objects;

/**
 * How it was made sure that a customer is old enough. Never the date of birth.
 *
 * @param minimumAge what the item asks for, in years
 * @param method how
 * @param operator staff code of whoever looked
 */
public record AgeCheck(int minimumAge, Method method, String operator) {
    /** What the operator went by. */
    public enum Method {
        DOCUMENT_SEEN,
        PLAINLY_OLDER
    }

    public AgeCheck {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(operator, "operator");
        if (minimumAge < 1 || minimumAge > 99) {
            throw new IllegalArgumentException("A minimum age of " + minimumAge + " is outside 1 to 99 years.");
        }
    }
}
