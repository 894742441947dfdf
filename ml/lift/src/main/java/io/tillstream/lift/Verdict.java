package io.tillstream.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What one arm of a trial says.
 *
 * @param arm its name in the file
 * @param effect what it brought
 * @param qini of the scores that are used, 0 where there is nothing to choose from
 * @param scoredBy whose they are: the model's, if it beats the best rule
 * @param modelQini of the uplift model's scores
 * @param rule the best single feature
 * @param ruleQini of its scores
 * @param modelError the standard error of the model's Qini
 * @param ruleError that of the best rule's
 * @param beatsChance whether the scores that are used order people better than chance does
 * @param scores by people of the file
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, read and never compared
record Verdict(
        String arm,
        Effect effect,
        double qini,
        By scoredBy,
        double modelQini,
        String rule,
        double ruleQini,
        double modelError,
        double ruleError,
        boolean beatsChance,
        double[] scores) {
    private static final long SEED = 20_260_601;

    /** Who orders people. */
    enum By {
        MODEL,
        RULE
    }

    /** Of one feature, how well it orders. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    private record Rule(OneVariableRule rule, String feature, double[] scores, double qini) {}

    /**
     * Learns and compares.
     *
     * @param everybody how many people the file has
     */
    static Verdict of(String arm, Trial trial, int everybody) {
        int[] parts = Folds.of(trial.treated(), SEED);
        List<Rule> rules = trial.features().stream()
                .map(feature -> {
                    OneVariableRule rule = new OneVariableRule(feature);
                    double[] scores = rule.scores(trial, parts);
                    return new Rule(rule, feature.name(), scores, Qini.of(scores, trial.treated(), trial.outcomes()));
                })
                .toList();
        Rule best = rules.stream()
                .max(Comparator.comparingDouble(Rule::qini))
                .orElseThrow(() -> new IllegalArgumentException("There is no feature."));
        double[] scores = XLearner.scores(trial, parts, everybody);
        double[] inTrial =
                Arrays.stream(trial.people()).mapToDouble(i -> scores[i]).toArray();
        double modelQini = Qini.of(inTrial, trial.treated(), trial.outcomes());
        boolean isBetter = modelQini > best.qini();
        List<double[]> tried = new ArrayList<>(List.of(inTrial));
        rules.forEach(rule -> tried.add(rule.scores()));
        Chance chance = Chance.of(tried, trial.treated(), trial.outcomes(), SEED);
        int bestPlace = 1 + rules.indexOf(best);
        return new Verdict(
                arm,
                Effect.of(trial.outcomes(true), trial.outcomes(false)),
                isBetter ? modelQini : best.qini(),
                isBetter ? By.MODEL : By.RULE,
                modelQini,
                best.feature(),
                best.qini(),
                chance.errors()[0],
                chance.errors()[bestPlace],
                isBetter ? chance.isBeaten(modelQini, 0) : chance.isBeaten(best.qini(), bestPlace),
                isBetter ? scores : ruleScores(best.rule(), trial, parts, everybody));
    }

    private static double[] ruleScores(OneVariableRule rule, Trial trial, int[] parts, int everybody) {
        double[] scores = rule.scores(trial, everybody);
        double[] inTrial = rule.scores(trial, parts);
        for (int i = 0; i < inTrial.length; i++) {
            scores[trial.people()[i]] = inTrial[i];
        }
        return scores;
    }
}
