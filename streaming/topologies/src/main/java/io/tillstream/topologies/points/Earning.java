package io.tillstream.topologies.points;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a sale that earned: into which lot. A return can come before its sale; until then what it takes back is of
 * no lot.
 *
 * @param day the sale's business date; absent while the sale has not arrived
 * @param lot into which its points went
 * @param spendableFrom from when they can be spent; absent for at once
 * @param taken what returns took back before the sale arrived, below 0, by their business date
 */
record Earning(
        @Nullable LocalDate day,
        @Nullable String lot,
        @Nullable LocalDate spendableFrom,
        Map<LocalDate, Long> taken) {
    /** One of which nothing is known yet. */
    static final Earning UNKNOWN = new Earning(null, null, null, Map.of());

    Earning {
        taken = new TreeMap<>(taken);
    }

    boolean hasArrived() {
        return day != null;
    }

    /** With what a return takes back before the sale is here. */
    Earning waiting(long points, LocalDate on) {
        Map<LocalDate, Long> more = new TreeMap<>(taken);
        more.merge(on, points, Math::addExact);
        return new Earning(null, null, null, more);
    }
}
