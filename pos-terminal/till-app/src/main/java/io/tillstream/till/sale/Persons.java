package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PriceAuthority;
import io.tillstream.checkout.basket.PriceAuthority.Person;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.Operator.Role;
import org.jspecify.annotations.Nullable;

/**
 * By whose leave an act is done.
 *
 * @param operator who does it
 * @param approver who stands beside them for this act only, if anyone
 * @param areKnown whether this till knows of anybody; as long as it does not, nobody could be asked
 */
record Persons(Person operator, @Nullable Person approver, boolean areKnown) {
    /** Whether something that takes a role may be done. */
    sealed interface Leave {
        /**
         * It may.
         *
         * @param approver staff code of whoever allowed it; absent where the operator's own role is enough
         */
        record Granted(@Nullable String approver) implements Leave {}

        /**
         * Not by these.
         *
         * @param atLeast who could allow it
         */
        record Needs(Role atLeast) implements Leave {}
    }

    static Person person(Operator operator) {
        return new Person(
                operator.operator(),
                switch (operator.role()) {
                    case CASHIER -> PriceAuthority.Role.CASHIER;
                    case SUPERVISOR -> PriceAuthority.Role.SUPERVISOR;
                    case MANAGER -> PriceAuthority.Role.MANAGER;
                });
    }

    static Role role(PriceAuthority.Role role) {
        return switch (role) {
            case CASHIER -> Role.CASHIER;
            case SUPERVISOR -> Role.SUPERVISOR;
            case MANAGER -> Role.MANAGER;
        };
    }

    /** Asks for what takes a role. A till that knows of nobody is a shop of one: whoever is there may. */
    Leave ask(Role atLeast) {
        if (!areKnown || role(operator.role()).compareTo(atLeast) >= 0) {
            return new Leave.Granted(null);
        }
        return approver != null && role(approver.role()).compareTo(atLeast) >= 0
                ? new Leave.Granted(approver.code())
                : new Leave.Needs(atLeast);
    }
}
