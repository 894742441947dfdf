package io.tillstream.training;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.demand.forecast.TrainedForecaster.Apprenticeship;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.demand.learned.Features;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.models.Calibration;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandScatter;
import io.tillstream.models.DemandServing;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.SoldHistory;
import io.tillstream.models.SoldSeries;
import io.tillstream.models.Weakness;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains the demand model: methods of single series chosen per class by back-test, and boosted trees beside them where they
 * earn it, measured on the last fourteen days against the mean of 28 days and the week before.
 */
final class DemandTraining {
    private static final int HELD_OUT_DAYS = 14;
    private static final int LEAST_WEEKS = 200;
    private static final int LEAST_DAYS_BEFORE = 28;
    /** What features remember, see {@code ml/demand}. */
    private static final int MEMORY_DAYS = 112;
    /** Keeps growing the trees within seconds, at any size of chain. */
    private static final int MOST_ROWS = 24_000;
    /** The model may not promise much more or less in all than was sold, or than the baseline does. */
    private static final double TOLERATED_BIAS = 0.10;

    private static final List<Weakness> WEAKNESSES =
            List.of(Weakness.PRICES_TAKEN_AS_KNOWN, Weakness.SILENT_ITEMS, Weakness.ASSUMED_SHELVES);

    private final List<SoldSeries> sales;
    private final KnownShelves shelves;
    private final KnownPromotions promotions;
    private final int mostRows;
    private final LocalDate first;
    private final LocalDate end;

    DemandTraining(SalesHistory sales, KnownShelves shelves, KnownPromotions promotions) {
        this(sales, shelves, promotions, MOST_ROWS);
    }

    DemandTraining(SalesHistory sales, KnownShelves shelves, KnownPromotions promotions, int mostRows) {
        this.mostRows = mostRows;
        this.shelves = shelves;
        this.promotions = promotions;
        KnownPromotions.Terms terms = promotions.terms();
        this.sales = sales.series().stream()
                .map(series -> terms.of(shelves.with(series)))
                .toList();
        this.first = days().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        this.end = days().max(LocalDate::compareTo).orElse(LocalDate.EPOCH).plusDays(1);
    }

    private Stream<LocalDate> days() {
        return sales.stream().flatMap(series -> series.days().stream()).map(ItemDemand.Day::on);
    }

    Learned learn() {
        LocalDate heldOutFrom = end.minusDays(HELD_OUT_DAYS);
        DemandWeeks heldOut = DemandWeeks.from(sales, heldOutFrom, heldOutFrom.plusDays(DemandWeeks.DAYS));
        Optional<SoldHistory> known = SoldHistory.of(sales, heldOutFrom, MEMORY_DAYS);
        long weeks = known.map(history -> (long) history.size() * history.days().days() / DemandWeeks.DAYS)
                .orElse(0L);
        if (known.isEmpty()
                || weeks < LEAST_WEEKS
                || heldOut.size() < LEAST_WEEKS
                || heldOutFrom.isBefore(first.plusDays(LEAST_DAYS_BEFORE))) {
            return tooSmall(heldOutFrom, heldOut.size(), weeks);
        }
        return measured(heldOutFrom, heldOut, known.get(), weeks);
    }

    private Learned measured(LocalDate heldOutFrom, DemandWeeks heldOut, SoldHistory known, long rows) {
        Apprenticeship learned = TrainedForecaster.learn(known.days(), mostRows);
        DemandModel trained = new DemandModel.Trained(learned.forecaster());
        DemandModel baseline = new DemandModel.MeanOf28();
        DemandTrial ours = trial(trained, heldOut);
        DemandTrial theirs = trial(baseline, heldOut);
        PairedComparison difference = PairedComparison.of(ours.errsLessThan(theirs));
        ProvenanceCard.Rule better = new ProvenanceCard.Rule("better", difference.low(), 0, difference.isBetter());
        double mostBias = Math.max(TOLERATED_BIAS, Math.abs(theirs.bias()));
        ProvenanceCard.Rule bias =
                new ProvenanceCard.Rule("bias", Math.abs(ours.bias()), mostBias, Math.abs(ours.bias()) <= mostBias);
        boolean released = better.met() && bias.met();
        DemandModel served = released ? trained : baseline;
        DemandScatter simple =
                ScatterFit.of(DemandWeeks.from(sales, mornings(heldOutFrom)).test(baseline));
        DemandScatter scatter = released ? ScatterFit.of(learned.tests()) : simple;
        DemandTrial ofServed = released ? ours : theirs;
        Calibration alerts = ofServed.alerts(scatter, theirs);
        DemandKnowledge knowledge = new DemandKnowledge(
                DemandKnowledge.FORM,
                released ? learned.forecaster().recipe() : null,
                scatter,
                simple,
                alerts.alerts() == 0 ? 0 : alerts.excess());
        return new Learned(
                served.name(),
                verdict(ours, theirs, better, bias),
                files(knowledge, released ? learned.forecaster().trees() : Optional.empty()),
                rows,
                IntStream.range(0, Features.count()).mapToObj(Features::name).toList(),
                parameters(learned),
                heldOut(heldOutFrom, heldOut.size()),
                metrics(trained, baseline, heldOut, ofServed, scatter, alerts),
                weaknesses(),
                List.of(better, bias));
    }

    /** The fortnight before the held-out one, from which a baseline's scatter is known. */
    private static LocalDate[] mornings(LocalDate heldOutFrom) {
        return new LocalDate[] {
            heldOutFrom.minusDays(2L * DemandWeeks.DAYS), heldOutFrom.minusDays(DemandWeeks.DAYS),
        };
    }

    private static DemandTrial trial(DemandModel model, DemandWeeks weeks) {
        return new DemandTrial(weeks.forecast(model), weeks.answers());
    }

    private static SequencedMap<String, Map<String, Double>> metrics(
            DemandModel trained,
            DemandModel baseline,
            DemandWeeks heldOut,
            DemandTrial served,
            DemandScatter scatter,
            Calibration alerts) {
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        for (DemandModel model : List.of(trained, baseline, new DemandModel.SeasonalNaive())) {
            metrics.put(model.name(), trial(model, heldOut).figures());
        }
        metrics.put("weeks within the served 90 % quantile", Map.of("share", served.coverage(scatter)));
        if (alerts.alerts() > 0) {
            metrics.put(
                    "alerts",
                    new TreeMap<>(Map.of(
                            "alerts", (double) alerts.alerts(), "brier", alerts.brier(), "excess", alerts.excess())));
            for (Calibration.Point point : alerts.curve()) {
                metrics.put(
                        "alerts from " + point.tenth() * 10 + " %",
                        new TreeMap<>(
                                Map.of("alerts", (double) point.alerts(), "said", point.said(), "came", point.came())));
            }
        }
        return metrics;
    }

    private static Map<String, byte[]> files(DemandKnowledge knowledge, Optional<DemandTrees> trees) {
        Map<String, byte[]> files = new HashMap<>();
        files.put(DemandServing.KNOWLEDGE_FILE, ModelFolder.json(knowledge));
        trees.ifPresent(forests -> {
            files.put(DemandServing.SOLD_FILE, forests.soldFile());
            files.put(DemandServing.RATIO_FILE, forests.ratioFile());
        });
        return files;
    }

    private Learned tooSmall(LocalDate heldOutFrom, int cases, long rows) {
        DemandModel baseline = new DemandModel.MeanOf28();
        return new Learned(
                baseline.name(),
                "Not trained: there are " + rows + " store-item-weeks to learn from and " + cases
                        + " held out, of " + LEAST_WEEKS + " each, after " + LEAST_DAYS_BEFORE + " days; "
                        + baseline.name() + " is served.",
                Map.of(DemandServing.KNOWLEDGE_FILE, ModelFolder.json(DemandKnowledge.NONE)),
                rows,
                List.of(),
                Map.of(),
                heldOut(heldOutFrom, cases),
                new LinkedHashMap<>(),
                weaknesses(),
                List.of());
    }

    private ProvenanceCard.HeldOut heldOut(LocalDate from, int cases) {
        return new ProvenanceCard.HeldOut(
                from.atStartOfDay().toInstant(ZoneOffset.UTC),
                end.atStartOfDay().toInstant(ZoneOffset.UTC),
                cases);
    }

    private List<Weakness> weaknesses() {
        return Stream.concat(
                        Stream.of(
                                shelves.size() == 0 ? Weakness.SHELVES_UNTOLD : Weakness.SHELVES_BY_THE_BOOKS,
                                promotions.size() == 0
                                        ? Weakness.PROMOTIONS_UNTOLD
                                        : Weakness.PROMOTIONS_TAKEN_AS_KNOWN),
                        WEAKNESSES.stream())
                .toList();
    }

    private static String verdict(
            DemandTrial ours, DemandTrial theirs, ProvenanceCard.Rule better, ProvenanceCard.Rule bias) {
        return "WAPE " + Verdicts.number(ours.wape()) + " (bias " + Verdicts.number(ours.bias()) + ") against "
                + Verdicts.number(theirs.wape()) + " (bias " + Verdicts.number(theirs.bias()) + ") of mean-28: "
                + outcome(better, bias);
    }

    /** Names the rule that decided: a model may err less and still promise far too little. */
    static String outcome(ProvenanceCard.Rule better, ProvenanceCard.Rule bias) {
        if (!better.met()) {
            return "not better, mean-28 is served.";
        }
        return bias.met()
                ? "released."
                : "better, but its bias is beyond the " + Verdicts.number(bias.limit())
                        + " that are allowed, mean-28 is served.";
    }

    private Map<String, String> parameters(Apprenticeship learned) {
        TrainedForecaster.Recipe recipe = learned.forecaster().recipe();
        Map<String, String> parameters = new TreeMap<>();
        recipe.methods().forEach((of, method) -> parameters.put("method of " + of, method));
        parameters.put("method of other classes", recipe.usual());
        parameters.put("boosted trees", recipe.withTrees() ? "yes" : "no");
        recipe.classicalShares()
                .forEach((of, share) -> parameters.put("share of the method of " + of, Double.toString(share)));
        parameters.put("rows for trees at most", Integer.toString(mostRows));
        parameters.put(
                "back-test error of the methods alone, and of what was chosen",
                Verdicts.number(learned.methodsError()) + ", " + Verdicts.number(learned.error()));
        parameters.put("store-items that were ever missing", Integer.toString(shelves.size()));
        parameters.put("hash of when they were", shelves.hash());
        parameters.put("promotions, past and announced", Integer.toString(promotions.size()));
        parameters.put("hash of promotions, products and prices", promotions.hash());
        parameters.put("horizon", "P" + DemandModel.HORIZON + "D");
        return parameters;
    }
}
