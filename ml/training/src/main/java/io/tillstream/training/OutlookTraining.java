package io.tillstream.training;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.churn.ChurnScore;
import io.tillstream.customers.churn.ChurnTrial;
import io.tillstream.customers.churn.LearnedChurn;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.describe.Describing;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.Rhythms;
import io.tillstream.customers.price.PriceSensitivities;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.OutlookKnowledge;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Weakness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns how likely members stay away, and fits what is needed to describe them: rhythms, BG/NBD, Gamma-Gamma, and price
 * sensitivity. The last days are held out; whether the learned model serves, {@link ChurnTrial} decides.
 */
final class OutlookTraining {
    private static final List<Weakness> WEAKNESSES =
            List.of(Weakness.NO_SEASONS, Weakness.NOTHING_DONE, Weakness.LATEST_DAYS, Weakness.PRICES_OF_TRAINING);

    private final SalesHistory sales;
    private final long seed;

    OutlookTraining(SalesHistory sales, long seed) {
        this.sales = sales;
        this.seed = seed;
    }

    Learned learn() {
        SalesHistory.Spending spending = sales.spending();
        LocalDate evening = spending.days().stream()
                .map(MemberPurchases::last)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.ofInstant(sales.until(), ZoneOffset.UTC));
        int days = lookedAhead(spending.days(), evening);
        ChurnTrial trial = ChurnTrial.of(spending.days(), evening, days, seed);
        Map<String, byte[]> files = new HashMap<>();
        files.put(OutlookServing.KNOWLEDGE_FILE, ModelFolder.json(knowledge(spending, evening, days)));
        trial.learned().ifPresent(learned -> files.put(OutlookServing.CHURN_FILE, learned.bytes()));
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        trial.scores().forEach((name, score) -> metrics.put(name, figures(score)));
        return new Learned(
                trial.served().name(),
                trial.verdict(),
                files,
                trial.rows(),
                LearnedChurn.features(),
                Map.of("algorithm", LearnedChurn.algorithm(), "days", Integer.toString(days)),
                new ProvenanceCard.HeldOut(morningAfter(trial.measuredFrom()), morningAfter(evening), trial.cases()),
                metrics,
                WEAKNESSES,
                rules(trial));
    }

    /** As {@link ChurnTrial} released it or not; none where nothing could be measured. */
    private static List<ProvenanceCard.Rule> rules(ChurnTrial trial) {
        ChurnScore ours = trial.scores().get(LearnedChurn.NAME);
        if (ours == null || trial.ahead().isEmpty()) {
            return List.of();
        }
        double ahead = trial.ahead().getAsDouble();
        return List.of(
                new ProvenanceCard.Rule("better", ahead, 0, ahead > 0),
                new ProvenanceCard.Rule(
                        "calibrated", ours.calibrationError(), ours.chance() + ChurnScore.BOUND, ours.isCalibrated()));
    }

    private static Instant morningAfter(LocalDate evening) {
        return evening.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Four weeks where there are sixteen, two where there are eight, else one. */
    private static int lookedAhead(List<MemberPurchases> members, LocalDate evening) {
        long known = members.stream()
                .map(MemberPurchases::first)
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, evening) + 1)
                .orElse(0L);
        return known >= 112 ? 28 : known >= 56 ? 14 : 7;
    }

    private static OutlookKnowledge knowledge(SalesHistory.Spending spending, LocalDate evening, int days) {
        List<MemberPurchases> known = spending.days().stream()
                .map(member -> member.knownOn(evening))
                .flatMap(Optional::stream)
                .toList();
        Surroundings surroundings =
                known.isEmpty() ? new Surroundings(Rhythms.UNKNOWN, Optional.empty()) : Surroundings.of(known, evening);
        Optional<BgNbd> purchases = surroundings.purchases();
        return new OutlookKnowledge(
                days,
                surroundings.rhythms(),
                purchases.orElse(null),
                Describing.amounts(known, evening).orElse(null),
                PriceSensitivities.of(spending.lines()).known());
    }

    private static Map<String, Double> figures(ChurnScore score) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("logLoss", score.logLoss());
        figures.put("auc", Double.isNaN(score.auc()) ? 0.5 : score.auc());
        figures.put("calibrationError", score.calibrationError());
        int tenth = 1;
        for (ChurnScore.Tenth one : score.tenths()) {
            figures.put("said-" + tenth, one.said());
            figures.put("came-" + tenth, one.came());
            tenth++;
        }
        return figures;
    }
}
