package io.tillstream.till.sale;

import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.shift.SignInRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who stands at the till, and what the till asks of them.
 *
 * @param operator who is signed in; absent while nobody is
 * @param standIn staff code that stands in while this till knows of nobody
 * @param asked what is asked
 * @param refusal why the last one was not let in; absent once somebody was
 * @param since since when that is so
 */
public record OnDuty(
        @Nullable Operator operator,
        String standIn,
        Asked asked,
        @Nullable SignInRefusal refusal,
        Instant since) {
    /** What is asked before anything else can be done. */
    public sealed interface Asked {
        /** Nothing. */
        record Nothing() implements Asked {}

        /** Somebody has to sign in: staff code, or badge. */
        record Who() implements Asked {}

        /**
         * Their PIN.
         *
         * @param operator staff code
         */
        record Pin(String operator) implements Asked {}

        /**
         * Somebody else has to allow what was asked for: staff code, or badge.
         *
         * @param atLeast who may
         */
        record WhoAllows(Role atLeast) implements Asked {}

        /**
         * Their PIN.
         *
         * @param atLeast who may
         * @param operator staff code
         */
        record PinToAllow(Role atLeast, String operator) implements Asked {}

        /** Whether what is typed now is a secret. */
        default boolean isSecret() {
            return this instanceof Pin || this instanceof PinToAllow;
        }
    }

    /** Whoever a record names. */
    public String code() {
        return operator == null ? standIn : operator.operator();
    }

    OnDuty asking(Asked next) {
        return new OnDuty(operator, standIn, next, refusal, since);
    }

    OnDuty refusing(SignInRefusal why, Instant at) {
        return new OnDuty(operator, standIn, asked, why, at);
    }

    OnDuty signedIn(Operator newOperator, Instant at) {
        return new OnDuty(newOperator, standIn, new Asked.Nothing(), null, at);
    }

    OnDuty signedOut(Instant at) {
        return new OnDuty(null, standIn, new Asked.Who(), refusal, at);
    }
}
