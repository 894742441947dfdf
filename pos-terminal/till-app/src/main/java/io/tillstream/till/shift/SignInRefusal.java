package io.tillstream.till.shift;

import io.tillstream.events.StoreId;
import java.time.Instant;

/** Why somebody is not let in. */
public sealed interface SignInRefusal {
    /** Head office has not told this till of anybody yet. */
    record NoOperatorsKnown() implements SignInRefusal {}

    /** Nobody with this staff code or badge is known here. */
    record UnknownStaff() implements SignInRefusal {}

    /**
     * The PIN is another one.
     *
     * @param triesLeft before they are kept out for a while; 0 when they are from now on
     */
    record WrongPin(int triesLeft) implements SignInRefusal {}

    /**
     * Too many wrong PINs.
     *
     * @param until when the next try counts
     */
    record LockedUntil(Instant until) implements SignInRefusal {}

    /**
     * What head office said of them has run out, and nothing newer has arrived.
     *
     * @param since when
     */
    record ExpiredGrant(Instant since) implements SignInRefusal {}

    /**
     * They work elsewhere.
     *
     * @param store where they wanted to sign in
     */
    record NotAtThisStore(StoreId store) implements SignInRefusal {}

    /** They may not work at any till any more. */
    record Revoked() implements SignInRefusal {}
}
