package io.tillstream.dashboards.fleet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which tills the page lists. Message keys begin with {@code fleet.only.}. */
enum FleetFilter {
    ALL,
    TROUBLE,
    SILENT,
    /** They cannot be counted on to sell at the prices that were published. */
    PENDING;

    boolean lists(HealthRow row) {
        return switch (this) {
            case ALL -> true;
            case TROUBLE -> row.state() == HealthRow.State.NEEDS_SOMEBODY;
            case SILENT -> row.state() == HealthRow.State.SILENT;
            case PENDING -> row.holds().prices().isPending();
        };
    }

    /** As in an address; absent for all. */
    public @Nullable String word() {
        return this == ALL ? null : name().toLowerCase(Locale.ROOT);
    }

    /** What an address says; anything else is all. */
    static FleetFilter ofWord(@Nullable String word) {
        for (FleetFilter each : values()) {
            if (each.word() != null && each.word().equals(word)) {
                return each;
            }
        }
        return ALL;
    }
}
