package io.tillstream.simulator.chain;

import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.simulator.plan.PlannedOperator;
import java.time.LocalTime;

/** Who sits at which till when, by staff code: store, till, and 1 for the early or 2 for the late shift. */
final class Staff {
    private static final LocalTime LATE_SHIFT = LocalTime.of(15, 0);

    private Staff() {}

    static String at(TillId till, LocalTime time) {
        return PlannedOperator.cashierAt(till, time);
    }

    /** The one who takes cash and voids: late shift at the first store's last till. */
    static String voidingCashier(int tillsPerStore) {
        return at(new TillId(new StoreId("s1"), tillsPerStore), LATE_SHIFT);
    }
}
