package io.tillstream.doctor.sense;

import java.time.Instant;

/** How the last sign-in at a till ended. */
public sealed interface SignIn {
    /** This till asks nobody to sign in, or nobody has tried since it started. */
    record NoAttempt() implements SignIn {}

    /** It worked. */
    record Accepted() implements SignIn {}

    /** The number was not this person's. */
    record WrongPin() implements SignIn {}

    /** The person is known and may not work at this store or till. */
    record NoRole() implements SignIn {}

    /**
     * Too many wrong numbers.
     *
     * @param until when the next may be tried
     */
    record Locked(Instant until) implements SignIn {}

    /** What this till was given to let people in without head office is missing or too old. */
    record NoGrant() implements SignIn {}
}
