package io.tillstream.till.shift;

import io.tillstream.events.sale.OperatorSession.Means;
import io.tillstream.events.staff.Operator;
import java.time.Instant;

/** Whether somebody is let in. */
public sealed interface Admission {
    /**
     * They are.
     *
     * @param operator who
     * @param means by what
     */
    record Admitted(Operator operator, Means means) implements Admission {}

    /**
     * They are not.
     *
     * @param why what to tell them
     */
    record Refused(SignInRefusal why) implements Admission {}

    /**
     * They are not, and are kept out for a while: to be recorded.
     *
     * @param operator staff code
     * @param until the end of it
     */
    record LockedOut(String operator, Instant until) implements Admission {}
}
