package io.tillstream.events.sale;

import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in or out, or was kept out for a while (ARTS: OperatorSession). Moves no money and no goods.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code of whom it is about
 * @param change what happened
 * @param means by what they signed in; absent for anything else
 * @param lockedUntil until when they are kept out; only after too many wrong PINs
 * @param approver staff code of whoever allowed practice; absent where the operator's own role was enough, and for anything
 *     else
 * @param practiceSales how many sales were practised; only at the end of practice
 */
public record OperatorSession(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Change change,
        @Nullable Means means,
        @Nullable Instant lockedUntil,
        @Nullable String approver,
        @Nullable Long practiceSales)
        implements TillTransaction {
    /** What happened. */
    public enum Change {
        SIGNED_IN,
        SIGNED_OUT,
        LOCKED_OUT,
        PRACTICE_BEGAN,
        PRACTICE_ENDED
    }

    /** What somebody signs in with. */
    public enum Means {
        PIN,
        BADGE
    }

    public OperatorSession {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        if ((means != null) != (change == Change.SIGNED_IN)
                || (lockedUntil != null) != (change == Change.LOCKED_OUT)
                || (approver != null && change != Change.PRACTICE_BEGAN)
                || (practiceSales != null) != (change == Change.PRACTICE_ENDED)) {
            throw new IllegalArgumentException(
                    "Session " + source + " is " + change
                            + "; only a sign-in has means, only a lock an end, only the beginning of practice an approver, only its end a count.");
        }
    }
}
