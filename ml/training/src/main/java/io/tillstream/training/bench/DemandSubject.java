package io.tillstream.training.bench;

import io.tillstream.demand.classical.HoltWinters;
import io.tillstream.demand.classical.Observations;
import io.tillstream.demand.classical.Selection;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A week of each series foreseen: nine methods of which back-tests choose, beside one method of statsmodels. */
final class DemandSubject implements Subject {
    private static final int SERIES = 200;
    private static final int DAYS = 180;
    private static final int HORIZON = 7;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 20;

    /** The seventh is apart: statsmodels foresees the last day's weekday as if that day had not been seen. */
    private static final int COMPARED = HORIZON - 1;

    private static final double LEVEL = 0.2;
    private static final double TREND = 0.05;
    private static final double WEEK = 0.15;

    /** In units of goods; both add the same numbers up in another order. */
    private static final double ALIKE = 1e-6;

    @Override
    public String name() {
        return "demand";
    }

    @Override
    public void measure(Path folder, Consumer<Figure> told) throws Exception {
        double[][] sold = sold();
        Past past = past(sold);
        Path file = Files.writeString(
                folder.resolve("series.csv"),
                Arrays.stream(sold)
                        .map(days ->
                                Arrays.stream(days).mapToObj(Double::toString).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n")));
        PythonPeer script = new PythonPeer("holt_winters.py", List.of("numpy", "statsmodels"));
        Optional<String> python = script.python();
        for (int i = 0; i < WARM_UP; i++) {
            foreseen(past);
        }
        Samples ours = new Samples();
        Samples theirs = new Samples();
        boolean equal = true;
        String peer = "none: no statsmodels";
        for (int round = 0; round < ROUNDS; round++) {
            ours.take(() -> foreseen(past));
            if (python.isPresent()) {
                JsonNode said = script.run(
                        python.get(),
                        folder,
                        file.toString(),
                        Integer.toString(HORIZON),
                        Double.toString(LEVEL),
                        Double.toString(TREND),
                        Double.toString(HoltWinters.DAMPING),
                        Double.toString(WEEK));
                theirs.add(said.path("seconds").asDouble() * 1000);
                equal &= alike(sold, said.path("fixed"));
                peer = "Holt-Winters of " + said.path("versions").asString("");
            }
        }
        told.accept(Figure.of(
                "demand: nine methods and the choice",
                ours.median() / SERIES,
                new Figure.Peer(peer, python.isPresent() ? theirs.median() / SERIES : 0),
                "ms a series",
                ROUNDS,
                equal));
    }

    /** Chooses by class, and foresees a week of each series. */
    private static double foreseen(Past past) {
        Selection selection = Selection.of(past, Availability.learn(past), HORIZON);
        double sum = 0;
        for (int series = 0; series < past.seriesCount(); series++) {
            sum += Arrays.stream(selection.forecast(past, series, HORIZON)).sum();
        }
        return sum;
    }

    /** One method, with parameters and beginning given: that both can say the same, each in its own way. */
    private static boolean alike(double[][] sold, JsonNode theirs) {
        for (int series = 0; series < sold.length; series++) {
            double[] here = HoltWinters.forecast(Observations.of(sold[series]), HORIZON, LEVEL, TREND, WEEK);
            for (int day = 0; day < COMPARED; day++) {
                if (!(Math.abs(here[day] - theirs.path(series).path(day).asDouble(Double.NaN)) < ALIKE)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Half a year with weekdays, a slow wave and days by chance; some sell hardly at all. */
    private static double[][] sold() {
        Random random = new Random(7);
        double[][] sold = new double[SERIES][DAYS];
        for (double[] series : sold) {
            double level = Math.exp(1.5 + random.nextGaussian());
            double phase = random.nextDouble() * Math.PI;
            for (int day = 0; day < DAYS; day++) {
                double expected = level * (day % 7 > 4 ? 1.5 : 1) * (1 + 0.3 * Math.sin(day / 30.0 + phase));
                series[day] = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
            }
        }
        return sold;
    }

    private static Past past(double[][] sold) {
        LocalDate first = LocalDate.of(2026, 1, 5);
        DailyHistory.Collector history = new DailyHistory.Collector();
        for (int series = 0; series < sold.length; series++) {
            for (int day = 0; day < DAYS; day++) {
                history.add(
                        new SeriesKey("s" + series % 4, "p" + series),
                        new Family("c", "d", "f"),
                        first.plusDays(day),
                        new SoldDay(sold[series][day], 0, DayTerms.ORDINARY, Double.NaN, Double.NaN));
            }
        }
        return history.collect().before(DAYS);
    }
}
