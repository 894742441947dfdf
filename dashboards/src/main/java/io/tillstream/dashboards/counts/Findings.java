package io.tillstream.dashboards.counts;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.features.stock.ErrorSizes;
import io.tillstream.features.stock.ErrorSizes.Age;
import io.tillstream.features.stock.ErrorSizes.Found;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What counts that were booked here have found, in PostgreSQL, and how large it says that errors are. */
@Repository
class Findings {
    /** What shops did wrong longer ago says little of today. */
    private static final Duration LOOKED_BACK = Duration.ofDays(730);

    private final JdbcClient database;
    private final Clock clock;

    Findings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What one count of a shelf found.
     *
     * @param gtin what lay there
     * @param category its class
     * @param age how long before it had been counted
     * @param books portions that the books had
     * @param there portions that were there
     * @param filledUpTo portions that the shelf is filled up to
     */
    record Finding(Gtin gtin, String category, Age age, double books, double there, double filledUpTo) {}

    /** Keeps what a count has found; the same count twice is kept once. */
    void keep(StoreId store, String count, Instant at, List<Finding> findings) {
        for (Finding finding : findings) {
            database.sql("""
                            insert into count_finding
                                (count_id, store, gtin, category, age, books, there, filled_up_to, counted_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .param(count)
                    .param(store.value())
                    .param(finding.gtin().value())
                    .param(finding.category())
                    .param(finding.age().name())
                    .param(finding.books())
                    .param(finding.there())
                    .param(finding.filledUpTo())
                    .param(Timestamp.from(at))
                    .update();
        }
    }

    /** By what all of them say. */
    ErrorSizes sizes() {
        return ErrorSizes.of(database.sql("""
                                select category, age,
                                    count(*) filter (where there > 0),
                                    sum(abs(there - books)),
                                    coalesce(sum(filled_up_to) filter (where there > 0), 0)
                                from count_finding
                                where there <> books and books >= 0 and filled_up_to >= ? and counted_at > ?
                                group by category, age""")
                .param(ErrorSizes.LEAST_FILLED)
                .param(Timestamp.from(clock.instant().minus(LOOKED_BACK)))
                .query((row, _) -> new Found(
                        row.getString(1),
                        Age.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getDouble(5)))
                .list());
    }
}
