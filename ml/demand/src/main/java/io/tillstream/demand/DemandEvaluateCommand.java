package io.tillstream.demand;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.commandline.Progress;
import io.tillstream.demand.classical.Selection;
import io.tillstream.demand.classical.SeriesClass;
import io.tillstream.demand.forecast.Blend;
import io.tillstream.demand.forecast.DemandForecast;
import io.tillstream.demand.forecast.DemandForecaster;
import io.tillstream.demand.history.Announced;
import io.tillstream.demand.history.DailyHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code demand evaluate}: what each store will sell of each product; the files are described in docs/reference/demand.md. */
@picocli.CommandLine.Command(
        name = "demand evaluate",
        description = "Forecasts daily series and says how good the forecast was; see docs/reference/demand.md.")
public final class DemandEvaluateCommand extends Command {
    /** Held for as long as the command runs: a logger that nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    /** Where its library is missing it would show a stack trace; the document says that nothing was learned. */
    private static final Logger XGBOOST = Logger.getLogger("ml.dmlc.xgboost4j");

    @Option(names = "--series", required = true, paramLabel = "F", description = "Daily series to learn from, CSV.")
    @Nullable
    Path series;

    @Option(names = "--horizon", paramLabel = "DAYS", defaultValue = "7", description = "1 to 28; default 7.")
    int horizon;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Where the forecasts are written, CSV.")
    @Nullable
    Path out;

    @Option(names = "--known", paramLabel = "F", description = "Discounts, holidays and activities known ahead, CSV.")
    @Nullable
    Path known;

    @Option(names = "--actuals", paramLabel = "F", description = "What happened on the forecast days, as --series.")
    @Nullable
    Path actuals;

    public static void main(String[] arguments) {
        System.exit(execute(new DemandEvaluateCommand(), arguments));
    }

    @Override
    protected int run() {
        TRIBUO.setLevel(Level.WARNING);
        XGBOOST.setLevel(Level.OFF);
        Path to = Objects.requireNonNull(out);
        if (horizon < 1 || horizon > DemandForecaster.LONGEST_HORIZON) {
            throw new Complaint(
                    "Option --horizon",
                    horizon + " days",
                    "1 to " + DemandForecaster.LONGEST_HORIZON + " days are forecast",
                    "choose one of these");
        }
        Path folder = to.toAbsolutePath().getParent();
        if (Files.isDirectory(to) || folder == null || !Files.isDirectory(folder)) {
            throw ForecastFile.cannotWrite(to);
        }
        DailyHistory history = SeriesFile.read(Objects.requireNonNull(series));
        Announced outlook = new Announced(history, known == null ? Map.of() : KnownFile.read(known));
        Optional<DailyHistory> happened = Optional.ofNullable(actuals).map(SeriesFile::read);
        DemandForecast forecast;
        try (Progress progress = new Progress("Forecasting", "steps", DemandForecaster.STEPS)) {
            forecast = DemandForecaster.forecast(history, outlook, horizon, progress::at);
        }
        ForecastFile.write(to, history, forecast);
        Map<String, Object> document = document(history, forecast);
        happened.ifPresent(actual -> document.putAll(Evaluation.of(history, forecast, horizon, actual)
                .orElseThrow(() -> new Complaint(
                        "File " + actuals,
                        "it has no row of a forecast day",
                        "actuals are of the " + horizon + " days from " + history.date(history.days()),
                        "give those days, or leave --actuals out; the forecasts are in " + to))));
        print(Summary.of(document, to), document);
        return ExitCode.SUCCESS;
    }

    private Map<String, Object> document(DailyHistory history, DemandForecast forecast) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("series", history.series().size());
        all.put("days", history.days());
        all.put("first", history.date(history.days()).toString());
        all.put("horizon", horizon);
        all.put("forecasts", forecast.days().size());
        all.put("learned", forecast.blend().isPresent());
        List<Map<String, Object>> classes = new ArrayList<>();
        for (Selection.Trial trial : forecast.trials()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("class", trial.of().name().toLowerCase(Locale.ROOT));
            one.put("series", trial.series());
            one.put("method", trial.chosen().name());
            one.put("share", share(forecast.blend(), trial.of()));
            Map<String, Object> wapes = new TreeMap<>();
            trial.wapes().forEach((name, wape) -> wapes.put(name, Math.round(wape * 10_000) / 10_000.0));
            one.put("backTestWape", wapes);
            classes.add(one);
        }
        all.put("classes", classes);
        return all;
    }

    /** What part of the forecast is the single-series method's. */
    private static double share(Optional<Blend> blend, SeriesClass of) {
        return blend.map(one -> one.classicalShare(of)).orElse(1.0);
    }
}
