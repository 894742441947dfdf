package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.events.staff.Operator;
import org.springframework.stereotype.Component;

/** What cashiers are called at the till. */
@Component
final class StaffNames {
    private final Operators operators;

    StaffNames(Operators operators) {
        this.operators = operators;
    }

    /** The name, or the staff code where nobody has said one. */
    String of(String operator) {
        return operators.operator(operator).map(Operator::name).orElse(operator);
    }
}
