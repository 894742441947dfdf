package io.tillstream.demand;

import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.SeriesKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file of what is known ahead; may be empty below its header, and name series that are not forecast. */
final class KnownFile {
    private static final List<String> COLUMNS =
            List.of("store_id", "product_id", "dt", "discount", "holiday_flag", "activity_flag");

    private KnownFile() {}

    static Map<SeriesKey, Map<LocalDate, DayTerms>> read(Path file) {
        Map<SeriesKey, Map<LocalDate, DayTerms>> known = new HashMap<>();
        new DayTable(file, COLUMNS).read(row -> {
            SeriesKey key = new SeriesKey(row.text("store_id"), row.text("product_id"));
            LocalDate date = row.date("dt");
            if (known.computeIfAbsent(key, ignored -> new HashMap<>()).put(date, SeriesFile.terms(row)) != null) {
                throw row.wrong("store " + key.store() + ", product " + key.product() + " has " + date + " twice");
            }
        });
        return known;
    }
}
