package io.tillstream.demand;

import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import java.nio.file.Path;
import java.util.List;

/** The file of daily series: one row per series and day, in any order. */
final class SeriesFile {
    private static final List<String> COLUMNS = List.of(
            "city_id",
            "store_id",
            "product_id",
            "cat1",
            "cat3",
            "dt",
            "sale",
            "so_6_22",
            "discount",
            "holiday_flag",
            "activity_flag",
            "precpt",
            "temperature");

    private SeriesFile() {}

    static DailyHistory read(Path file) {
        DayTable table = new DayTable(file, COLUMNS);
        DailyHistory.Collector rows = new DailyHistory.Collector();
        table.read(row -> rows.add(
                new SeriesKey(row.text("store_id"), row.text("product_id")),
                new Family(row.text("city_id"), row.text("cat1"), row.text("cat3")),
                row.date("dt"),
                new SoldDay(
                        row.number("sale"),
                        row.number("so_6_22"),
                        terms(row),
                        row.numberOrUnknown("precpt"),
                        row.numberOrUnknown("temperature"))));
        if (rows.isEmpty()) {
            throw table.empty();
        }
        return rows.collect();
    }

    static DayTerms terms(DayTable.Row row) {
        return new DayTerms(row.number("discount"), row.flag("holiday_flag"), row.flag("activity_flag"));
    }
}
