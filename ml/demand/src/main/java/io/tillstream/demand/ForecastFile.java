package io.tillstream.demand;

import io.tillstream.commandline.Complaint;
import io.tillstream.demand.forecast.DayForecast;
import io.tillstream.demand.forecast.DemandForecast;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.SeriesKey;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The file of forecasts: one row per series and day to come, in the order of the series file. */
final class ForecastFile {
    private static final String[] HEADER = {
        "store_id", "product_id", "dt", "mean", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "p_stockout"
    };
    private static final int DECIMALS = 5;

    private ForecastFile() {}

    static void write(Path file, DailyHistory history, DemandForecast forecast) {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter rows = new CSVPrinter(
                        writer,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            rows.printRecord((Object[]) HEADER);
            for (DayForecast day : forecast.days()) {
                SeriesKey key = history.series().get(day.series()).key();
                rows.print(key.store());
                rows.print(key.product());
                rows.print(history.date(history.days() + day.step() - 1));
                rows.print(text(day.mean()));
                for (double quantile : day.quantiles()) {
                    rows.print(text(quantile));
                }
                rows.print(text(day.emptyShelf()));
                rows.println();
            }
        } catch (IOException e) {
            throw cannotWrite(file);
        }
    }

    static Complaint cannotWrite(Path file) {
        return new Complaint(
                "File " + file,
                "it cannot be written",
                "the forecasts need a folder that exists and may be written to",
                "choose another --out");
    }

    private static String text(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
