package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Approval;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much a person may change a price by, as a rule of the chain. A manager may do anything.
 *
 * @param cashierPercent the most a cashier may take off by themselves
 * @param supervisorPercent the most a supervisor may take off, or allow
 */
public record PriceAuthority(int cashierPercent, int supervisorPercent) {
    /** What a person is, at a till. */
    public enum Role {
        CASHIER,
        SUPERVISOR,
        MANAGER
    }

    /**
     * Somebody signed in.
     *
     * @param code staff code
     * @param role what they are
     */
    public record Person(String code, Role role) {
        public Person {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(role, "role");
        }
    }

    /** Whether a change may be made. */
    public sealed interface Leave {
        /**
         * It may.
         *
         * @param approval why and by whose leave, as it will be recorded
         */
        record Granted(Approval approval) implements Leave {}

        /**
         * Not by these persons.
         *
         * @param atLeast who could allow it
         */
        record Needs(Role atLeast) implements Leave {}
    }

    public PriceAuthority {
        if (cashierPercent < 0 || supervisorPercent < cashierPercent || supervisorPercent > 100) {
            throw new IllegalArgumentException("A cashier may take " + cashierPercent + " % off and a supervisor "
                    + supervisorPercent + " %; 0 to 100, and the supervisor no less.");
        }
    }

    /**
     * Asks for leave to let an amount go for less, or for more: a price set too high needs leave as well.
     *
     * @param before what it would cost
     * @param after what it is to cost
     * @param reason why
     * @param approver who stands beside the operator, if anyone
     */
    public Leave ask(Money before, Money after, String reason, Person operator, @Nullable Person approver) {
        Role needed = needed(before, after);
        if (operator.role().compareTo(needed) >= 0) {
            return new Leave.Granted(new Approval(reason, null));
        }
        if (approver == null
                || approver.code().equals(operator.code())
                || approver.role().compareTo(needed) < 0) {
            return new Leave.Needs(needed);
        }
        return new Leave.Granted(new Approval(reason, approver.code()));
    }

    private Role needed(Money before, Money after) {
        Money change = after.minus(before);
        Money size = change.isNegative() ? change.negated() : change;
        if (size.compareTo(Rounding.scaled(before, cashierPercent, 100)) <= 0) {
            return Role.CASHIER;
        }
        return size.compareTo(Rounding.scaled(before, supervisorPercent, 100)) <= 0 ? Role.SUPERVISOR : Role.MANAGER;
    }
}
