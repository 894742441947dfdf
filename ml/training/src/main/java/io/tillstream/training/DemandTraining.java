package io.tillstream.training;

import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.DemandFeature;
import io.tillstream.features.demand.WeekdayProfile;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.models.FeatureNames;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Smearing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Trains the demand model: a linear regression on the logarithm of a store-item's next week, measured on the last fourteen
 * days against the mean of 28 days and the week before.
 */
final class DemandTraining {
    private static final int HELD_OUT_DAYS = 14;

    /** Weeks learned from: a quarter. */
    private static final int MOST_ORIGINS = 12;

    private static final int LEAST_WEEKS = 200;
    private static final int HISTORY_DAYS = 14;

    /** The model may not promise much more or less in all than was sold, or than the baseline does. */
    private static final double TOLERATED_BIAS = 0.10;

    private static final int EPOCHS = 5;
    private static final double LEARNING_RATE = 0.1;
    private static final List<String> WEAKNESSES = List.of(
            "The archive holds no stock, so days without goods count as days without demand.",
            "Holidays, prices and campaigns are not among the features.",
            "Items without a sale in eight weeks are expected to sell nothing.");

    private final SalesHistory sales;
    private final long seed;
    private final LocalDate first;
    private final LocalDate end;

    DemandTraining(SalesHistory sales, long seed) {
        this.sales = sales;
        this.seed = seed;
        this.first = days().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        this.end = days().max(LocalDate::compareTo).orElse(LocalDate.EPOCH).plusDays(1);
    }

    private Stream<LocalDate> days() {
        return sales.series().stream().flatMap(series -> series.days().stream()).map(ItemDemand.Day::on);
    }

    Learned learn() throws IOException {
        LocalDate heldOutFrom = end.minusDays(HELD_OUT_DAYS);
        List<DemandWeek> heldOut = new ArrayList<>(DemandWeek.asOf(sales, heldOutFrom));
        heldOut.addAll(DemandWeek.asOf(sales, heldOutFrom.plusDays(DemandWeek.DAYS)));
        List<DemandWeek> rows = new ArrayList<>();
        LocalDate origin = heldOutFrom.minusDays(DemandWeek.DAYS);
        for (int i = 0; i < MOST_ORIGINS && !origin.isBefore(first.plusDays(HISTORY_DAYS)); i++) {
            rows.addAll(DemandWeek.asOf(sales, origin));
            origin = origin.minusDays(DemandWeek.DAYS);
        }
        if (rows.size() < LEAST_WEEKS || heldOut.size() < LEAST_WEEKS) {
            return tooSmall(heldOutFrom, heldOut.size(), rows.size());
        }
        return measured(heldOutFrom, heldOut, rows);
    }

    private Learned measured(LocalDate heldOutFrom, List<DemandWeek> heldOut, List<DemandWeek> rows)
            throws IOException {
        Model<Regressor> regression = train(rows);
        DemandModel.Trained trained = new DemandModel.Trained(regression, smearing(regression, rows));
        DemandModel baseline = new DemandModel.MeanOf28();
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        DemandScore ours = DemandScore.of(trained, heldOut);
        DemandScore theirs = DemandScore.of(baseline, heldOut);
        boolean released = isBetter(ours, theirs);
        DemandModel served = released ? trained : baseline;
        DemandKnowledge knowledge = knowledge(trained.smearing(), SpreadFit.fit(served, rows));
        metrics.put(trained.name(), ours.asMap());
        metrics.put(baseline.name(), theirs.asMap());
        DemandModel naive = new DemandModel.SeasonalNaive();
        metrics.put(naive.name(), DemandScore.of(naive, heldOut).asMap());
        metrics.put(
                "coverage of the 90 % quantile of " + served.name(),
                Map.of("share", coverage(served, knowledge, heldOut)));
        return new Learned(
                served.name(),
                verdict(ours, theirs, released),
                Map.of(
                        DemandServing.MODEL_FILE,
                        bytes(regression),
                        DemandServing.KNOWLEDGE_FILE,
                        ModelFolder.json(knowledge)),
                rows.size(),
                FeatureNames.listOf(DemandFeature.values()),
                parameters(),
                heldOut(heldOutFrom, heldOut.size()),
                metrics,
                WEAKNESSES);
    }

    private Model<Regressor> train(List<DemandWeek> rows) {
        RegressionFactory outputs = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("archive, see card", outputs), outputs);
        for (DemandWeek row : rows) {
            dataset.add(DemandModel.Trained.example(row.series(), row.sold()));
        }
        return new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(LEARNING_RATE), EPOCHS, rows.size(), 1, seed)
                .train(dataset);
    }

    private static Smearing smearing(Model<Regressor> regression, List<DemandWeek> rows) {
        double[] forecasts = rows.stream()
                .mapToDouble(row -> DemandModel.Trained.median(regression, row.series()))
                .toArray();
        return Smearing.of(
                forecasts, rows.stream().mapToDouble(DemandWeek::sold).toArray());
    }

    private static boolean isBetter(DemandScore ours, DemandScore theirs) {
        return ours.wape() < theirs.wape()
                && Math.abs(ours.bias()) <= Math.max(TOLERATED_BIAS, Math.abs(theirs.bias()));
    }

    /** Share of held-out weeks that stayed at or below their 90 % quantile. */
    private static double coverage(DemandModel model, DemandKnowledge knowledge, List<DemandWeek> weeks) {
        long within = weeks.stream()
                .filter(week -> {
                    double expected = Math.max(1e-3, model.week(week.series()));
                    double size = knowledge.spread().stream()
                            .filter(spread -> expected <= spread.upTo())
                            .findFirst()
                            .orElseThrow()
                            .size();
                    return week.sold() <= new DemandDistribution(expected, size).quantile(0.9);
                })
                .count();
        return within / (double) weeks.size();
    }

    private DemandKnowledge knowledge(Smearing smearing, List<DemandKnowledge.Spread> spread) {
        LocalDate from = end.minusDays(ItemDemand.LONGEST);
        Map<String, Map<DayOfWeek, Double>> sold = new TreeMap<>();
        for (SalesHistory.Series series : sales.series()) {
            Map<DayOfWeek, Double> week = sold.computeIfAbsent(series.store().value(), ignored -> new TreeMap<>());
            for (ItemDemand.Day day : series.days()) {
                if (!day.on().isBefore(from)) {
                    // Lines, not portions: one bulk purchase is no busy weekday.
                    week.merge(day.on().getDayOfWeek(), (double) day.lines(), Double::sum);
                }
            }
        }
        Map<String, Map<DayOfWeek, Double>> shares = new HashMap<>();
        sold.forEach((store, week) -> shares.put(store, WeekdayProfile.of(week).shares()));
        return new DemandKnowledge(smearing, spread, shares);
    }

    private Learned tooSmall(LocalDate heldOutFrom, int cases, int rows) {
        DemandModel baseline = new DemandModel.MeanOf28();
        DemandKnowledge knowledge = knowledge(Smearing.NONE, DemandKnowledge.NONE.spread());
        return new Learned(
                baseline.name(),
                "Not trained: there are " + rows + " store-item-weeks to learn from and " + cases
                        + " held out, fewer than " + LEAST_WEEKS + "; " + baseline.name() + " is served.",
                Map.of(DemandServing.KNOWLEDGE_FILE, ModelFolder.json(knowledge)),
                rows,
                FeatureNames.listOf(DemandFeature.values()),
                Map.of(),
                heldOut(heldOutFrom, cases),
                new LinkedHashMap<>(),
                WEAKNESSES);
    }

    private ProvenanceCard.HeldOut heldOut(LocalDate from, int cases) {
        return new ProvenanceCard.HeldOut(
                from.atStartOfDay().toInstant(ZoneOffset.UTC),
                end.atStartOfDay().toInstant(ZoneOffset.UTC),
                cases);
    }

    private static String verdict(DemandScore ours, DemandScore theirs, boolean released) {
        return "WAPE " + Verdicts.number(ours.wape()) + " (bias " + Verdicts.number(ours.bias()) + ") against "
                + Verdicts.number(theirs.wape()) + " (bias " + Verdicts.number(theirs.bias()) + ") of mean-28: "
                + (released ? "released." : "not better, mean-28 is served.");
    }

    private static Map<String, String> parameters() {
        return Map.of(
                "algorithm",
                "linear regression on ln(1 + week), AdaGrad, averaged with mean-28",
                "learning-rate",
                Double.toString(LEARNING_RATE),
                "epochs",
                Integer.toString(EPOCHS),
                "horizon",
                "P7D",
                "origins",
                Integer.toString(MOST_ORIGINS));
    }

    private static byte[] bytes(Model<Regressor> model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.serializeToStream(bytes);
        return bytes.toByteArray();
    }
}
