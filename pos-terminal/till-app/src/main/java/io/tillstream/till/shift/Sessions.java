package io.tillstream.till.shift;

import io.tillstream.events.sale.OperatorSession;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of the people at the till.
 *
 * @param locks who is kept out for a while, after too many wrong PINs
 * @param practice the record by which practice began, as long as none has ended it
 */
public record Sessions(Locks locks, @Nullable OperatorSession practice) {
    public static final Sessions NONE = new Sessions(Locks.NONE, null);

    /** With the next record. */
    public Sessions plus(OperatorSession session) {
        return switch (session.change()) {
            case PRACTICE_BEGAN -> new Sessions(locks, session);
            case PRACTICE_ENDED -> new Sessions(locks, null);
            case SIGNED_IN, SIGNED_OUT, LOCKED_OUT -> new Sessions(locks.plus(session), practice);
        };
    }
}
