package io.tillstream.dashboards.staff;

import io.tillstream.events.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of a store: who was to work and who did, beside what it sold.
 *
 * @param date on the store's calendar
 * @param planned by their beginning
 * @param there whoever signed in, the first to come first; none of a day to come
 * @param net what was sold, returns subtracted
 * @param receipts how many
 * @param warnings hours for which too few are planned, by the hour
 */
record StoreDay(
        LocalDate date,
        List<PlannedShift> planned,
        List<Presence> there,
        Money net,
        long receipts,
        List<Warning> warnings) {
    private static final int MINUTES = 60;

    StoreDay {
        planned = List.copyOf(planned);
        there = List.copyOf(there);
        warnings = List.copyOf(warnings);
    }

    /**
     * Hours one after the other with the same fault.
     *
     * @param from the first, 0 to 23
     * @param until the first that is none of them, 1 to 24
     * @param people how many are planned, 0 for a gap; of several hours the fewest
     * @param receipts how many an hour are usual; of several hours the most
     */
    record Warning(int from, int until, int people, long receipts) {}

    public long plannedMinutes() {
        return planned.stream().mapToLong(PlannedShift::minutes).sum();
    }

    public long workedMinutes() {
        return there.stream().mapToLong(Presence::minutes).sum();
    }

    /** Sold for each hour somebody worked; absent where less than an hour was. */
    public @Nullable Money netAnHour() {
        return workedMinutes() < MINUTES
                ? null
                : Money.ofMinor(Math.round(net.minor() * (double) MINUTES / workedMinutes()), net.currency());
    }
}
