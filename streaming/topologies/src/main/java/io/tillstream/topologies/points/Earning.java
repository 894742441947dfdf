package io.tillstream.topologies.points;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a sale that earned. A return can come before its sale; until then what it takes back is of no lot.
 *
 * @param day the sale's business date; absent while the sale has not arrived
 * @param taken what returns took back before the sale arrived, below 0, by their business date
 */
record Earning(@Nullable LocalDate day, Map<LocalDate, Long> taken) {
    /** One of which nothing is known yet. */
    static final Earning UNKNOWN = new Earning(null, Map.of());

    Earning {
        taken = new TreeMap<>(taken);
    }

    /** With what a return takes back before the sale is here. */
    Earning waiting(long points, LocalDate on) {
        Map<LocalDate, Long> more = new TreeMap<>(taken);
        more.merge(on, points, Math::addExact);
        return new Earning(null, more);
    }
}
