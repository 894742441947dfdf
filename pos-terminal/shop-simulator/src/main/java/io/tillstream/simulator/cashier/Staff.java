package io.tillstream.simulator.cashier;

import io.tillstream.events.TillId;
import io.tillstream.simulator.plan.PlannedOperator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who works in the shop, as the plan has it.
 *
 * @param everybody with their PINs; nobody in a plan of a former version
 * @param zone the chain's
 */
public record Staff(List<PlannedOperator> everybody, ZoneId zone) {
    public Staff {
        everybody = List.copyOf(everybody);
    }

    /** Who sits at a till at that moment. */
    Optional<PlannedOperator> at(TillId till, Instant moment) {
        String code = PlannedOperator.cashierAt(till, moment.atZone(zone).toLocalTime());
        return everybody.stream()
                .filter(person -> person.operator().equals(code))
                .findFirst();
    }
}
