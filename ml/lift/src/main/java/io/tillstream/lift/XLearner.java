package io.tillstream.lift;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a treatment does to each person, learned in two steps (S. Künzel, J. Sekhon, P. Bickel, B. Yu, "Metalearners for
 * estimating heterogeneous treatment effects", PNAS 2019): what somebody brings with and without it; and then the difference
 * between what somebody brought and what the other side would have brought.
 */
final class XLearner {
    private final Trees ofTreated;
    private final Trees ofControls;
    private final double treatedShare;

    private XLearner(Trees ofTreated, Trees ofControls, double treatedShare) {
        this.ofTreated = ofTreated;
        this.ofControls = ofControls;
        this.treatedShare = treatedShare;
    }

    /** Learns from those places of a trial. */
    private static XLearner of(Trees.Columns columns, Trial trial, int[] places) {
        int[] treated = Arrays.stream(places).filter(i -> trial.treated()[i]).toArray();
        int[] controls = Arrays.stream(places).filter(i -> !trial.treated()[i]).toArray();
        Trees withIt = Trees.of(columns, people(trial, treated), outcomes(trial, treated));
        Trees withoutIt = Trees.of(columns, people(trial, controls), outcomes(trial, controls));
        double[] wouldHave = withoutIt.of(people(trial, treated));
        double[] gained = outcomes(trial, treated);
        for (int i = 0; i < gained.length; i++) {
            gained[i] -= wouldHave[i];
        }
        double[] missed = withIt.of(people(trial, controls));
        for (int i = 0; i < missed.length; i++) {
            missed[i] -= trial.outcomes()[controls[i]];
        }
        return new XLearner(
                Trees.of(columns, people(trial, treated), gained),
                Trees.of(columns, people(trial, controls), missed),
                (double) treated.length / places.length);
    }

    /** What it does to each of these people: the larger side's view of the other counts less, for it was guessed from fewer. */
    private double[] effects(int[] people) {
        double[] effects = ofTreated.of(people);
        double[] otherwise = ofControls.of(people);
        for (int i = 0; i < effects.length; i++) {
            effects[i] = treatedShare * otherwise[i] + (1 - treatedShare) * effects[i];
        }
        return effects;
    }

    /**
     * Scores of everybody in a file.
     *
     * @param parts the part of each place of the trial; whoever is in it is scored by what was learned from the others
     * @param everybody how many people the file has; those who are not in the trial are scored by all on average
     */
    static double[] scores(Trial trial, int[] parts, int everybody) {
        Trees.Columns columns = new Trees.Columns(trial.features());
        boolean[] isInTrial = new boolean[everybody];
        Arrays.stream(trial.people()).forEach(person -> isInTrial[person] = true);
        int[] others = IntStream.range(0, everybody)
                .filter(person -> !isInTrial[person])
                .toArray();
        double[] scores = new double[everybody];
        for (int part = 0; part < Folds.COUNT; part++) {
            int without = part;
            int[] learned = places(parts, i -> parts[i] != without);
            int[] scored = places(parts, i -> parts[i] == without);
            XLearner learner = of(columns, trial, learned);
            double[] effects = learner.effects(people(trial, scored));
            for (int i = 0; i < scored.length; i++) {
                scores[trial.people()[scored[i]]] = effects[i];
            }
            double[] elsewhere = others.length == 0 ? new double[0] : learner.effects(others);
            for (int i = 0; i < others.length; i++) {
                scores[others[i]] += elsewhere[i] / Folds.COUNT;
            }
        }
        return scores;
    }

    private static int[] places(int[] parts, IntPredicate wanted) {
        return IntStream.range(0, parts.length).filter(wanted).toArray();
    }

    private static int[] people(Trial trial, int[] places) {
        return Arrays.stream(places).map(i -> trial.people()[i]).toArray();
    }

    private static double[] outcomes(Trial trial, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> trial.outcomes()[i]).toArray();
    }
}
