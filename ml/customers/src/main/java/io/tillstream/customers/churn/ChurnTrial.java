package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/**
 * The learned model beside what it has to beat, by time: it learns from evenings whose following days had passed by the evening
 * on which it is measured, and is served only where it beats the better of BG/NBD and the simple rule beyond chance and can be
 * taken at its word; otherwise that one is. What is served has learned in the same way once more, from the evening of the
 * measurement too.
 *
 * @param served what says it from now on
 * @param learned the learned model, served or not; absent where there was too little to learn from
 * @param contenders all that could serve from now on, the served one among them
 * @param scores by name, the learned one first; empty where nothing could be measured
 * @param measuredFrom the evening from which it was measured
 * @param cases how many members it was measured on
 * @param rows how many rows were learned from
 * @param ahead by how much the learned one was better at least than the better of the others, in nats a member, with 99 %
 *     confidence; absent where nothing could be measured
 * @param verdict one sentence why
 */
public record ChurnTrial(
        ChurnModel served,
        Optional<LearnedChurn> learned,
        List<ChurnModel> contenders,
        SequencedMap<String, ChurnScore> scores,
        LocalDate measuredFrom,
        int cases,
        int rows,
        OptionalDouble ahead,
        String verdict) {
    private static final int MOST_CUTS = 4;
    private static final int LEAST_ROWS = 200;
    private static final int LEAST_CASES = 50;
    private static final int LEAST_OF_EACH = 20;

    /** One release in a hundred may be luck. */
    private static final double Z = 2.326;

    public ChurnTrial {
        contenders = List.copyOf(contenders);
    }

    /**
     * Learns, measures and chooses.
     *
     * @param members all their days, of which those after {@code until} are not looked at
     * @param until the last day that is known
     * @param days how many days are looked ahead, 1 or more
     */
    public static ChurnTrial of(Collection<MemberPurchases> members, LocalDate until, int days, long seed) {
        List<MemberPurchases> known = members.stream()
                .filter(member -> !member.first().isAfter(until))
                .toList();
        LocalDate measured = until.minusDays(days);
        Surroundings now = Surroundings.of(knownOn(known, until), until);
        ChurnCut asked = ChurnCut.on(measured, days, known);
        List<ChurnCut> lessons = lessons(known, measured, days);
        List<Example<Label>> rows = new ArrayList<>();
        for (ChurnCut lesson : lessons) {
            rows.addAll(LearnedChurn.rows(lesson, Surroundings.of(lesson.members(), lesson.evening()), days));
        }
        long away = lessons.stream()
                .flatMap(lesson -> lesson.cases().stream())
                .filter(ChurnCut.Case::stayedAway)
                .count();
        if (rows.size() < LEAST_ROWS
                || asked.cases().size() < LEAST_CASES
                || Math.min(away, rows.size() - away) < LEAST_OF_EACH) {
            DaysSinceRule rule = DaysSinceRule.counted(asked.cases().isEmpty() ? List.of() : List.of(asked));
            return new ChurnTrial(
                    rule,
                    Optional.empty(),
                    List.of(rule),
                    new LinkedHashMap<>(),
                    measured,
                    asked.cases().size(),
                    rows.size(),
                    OptionalDouble.empty(),
                    "Not trained: " + rows.size() + " rows to learn from, " + away
                            + " of them of members who stayed away, and "
                            + asked.cases().size() + " members to measure on are too few; " + rule.name()
                            + " is served.");
        }
        return measured(asked, lessons, rows, now, days, seed);
    }

    private static ChurnTrial measured(
            ChurnCut asked, List<ChurnCut> lessons, List<Example<Label>> rows, Surroundings now, int days, long seed) {
        Surroundings then = Surroundings.of(asked.members(), asked.evening());
        LearnedChurn learned = LearnedChurn.learn(rows, then, days, seed);
        BgNbdChurn counting = new BgNbdChurn(then, days);
        DaysSinceRule rule = DaysSinceRule.counted(lessons);
        Answers ours = Answers.of(learned, asked);
        Answers theirs = Answers.of(counting, asked);
        Answers simple = Answers.of(rule, asked);
        SequencedMap<String, ChurnScore> scores = new LinkedHashMap<>();
        scores.put(LearnedChurn.NAME, ours.score());
        scores.put(BgNbdChurn.NAME, theirs.score());
        scores.put(DaysSinceRule.NAME, simple.score());
        boolean rulesBetter = simple.score().logLoss() < theirs.score().logLoss();
        double ahead = ours.surelyAheadOf(rulesBetter ? simple : theirs);
        String peer = rulesBetter ? DaysSinceRule.NAME : BgNbdChurn.NAME;
        boolean isReleased = ahead > 0 && ours.score().isCalibrated();
        List<ChurnCut> counted = new ArrayList<>(List.of(asked));
        counted.addAll(lessons);
        List<Example<Label>> all = new ArrayList<>(LearnedChurn.rows(asked, then, days));
        all.addAll(rows);
        LearnedChurn lately = LearnedChurn.learn(all, now, days, seed);
        List<ChurnModel> contenders = List.of(lately, new BgNbdChurn(now, days), DaysSinceRule.counted(counted));
        return new ChurnTrial(
                contenders.get(isReleased ? 0 : rulesBetter ? 2 : 1),
                Optional.of(lately),
                contenders,
                scores,
                asked.evening(),
                asked.cases().size(),
                rows.size(),
                OptionalDouble.of(ahead),
                verdict(ours.score(), (rulesBetter ? simple : theirs).score(), peer, ahead, isReleased));
    }

    private static String verdict(ChurnScore ours, ChurnScore theirs, String peer, double ahead, boolean isReleased) {
        return String.format(
                Locale.ROOT,
                "Log loss %.4f against %.4f of %s, paired difference at least %.4f with 99 %% confidence; what it says"
                        + " differs from what came by %.3f, where %.3f is chance and %.2f more is allowed: %s",
                ours.logLoss(),
                theirs.logLoss(),
                peer,
                ahead,
                ours.calibrationError(),
                ours.chance(),
                ChurnScore.BOUND,
                isReleased
                        ? "released."
                        : (ahead > 0 ? "not to be taken at its word, " : "not better, ") + peer + " is served.");
    }

    /** Evenings to learn from, the latest first: what followed them had passed on the evening of the measurement. */
    private static List<ChurnCut> lessons(List<MemberPurchases> members, LocalDate measured, int days) {
        LocalDate first = members.stream()
                .map(MemberPurchases::first)
                .min(LocalDate::compareTo)
                .orElse(measured);
        List<ChurnCut> cuts = new ArrayList<>();
        LocalDate evening = measured.minusDays(days);
        // Below half of what is looked ahead nobody has a past.
        while (cuts.size() < MOST_CUTS && !evening.isBefore(first.plusDays(Math.max(7, days / 2)))) {
            cuts.add(ChurnCut.on(evening, days, members));
            evening = evening.minusDays(Math.max(7, days / 3));
        }
        return cuts;
    }

    private static List<MemberPurchases> knownOn(List<MemberPurchases> members, LocalDate evening) {
        return members.stream()
                .map(member -> member.knownOn(evening))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What a model said of what has come since, on an evening whose following days are known.
     *
     * @param members all their days
     */
    public static ChurnScore followed(
            ChurnModel model, Collection<MemberPurchases> members, LocalDate evening, int days) {
        return Answers.of(model, ChurnCut.on(evening, days, members)).score();
    }

    private static final class Answers {
        private final double[] losses;
        private final ChurnScore score;

        private Answers(double[] losses, ChurnScore score) {
            this.losses = losses;
            this.score = score;
        }

        ChurnScore score() {
            return score;
        }

        static Answers of(ChurnModel model, ChurnCut asked) {
            double[] said = new double[asked.cases().size()];
            boolean[] came = new boolean[said.length];
            for (int i = 0; i < said.length; i++) {
                said[i] = model.staysAway(asked.cases().get(i).member(), asked.evening());
                came[i] = asked.cases().get(i).stayedAway();
            }
            return new Answers(ChurnScore.losses(said, came), ChurnScore.of(said, came));
        }

        /** By how much this is better at least, in log loss, with 99 % confidence. */
        double surelyAheadOf(Answers other) {
            double[] ahead = new double[losses.length];
            Arrays.setAll(ahead, i -> other.losses[i] - losses[i]);
            double mean = Arrays.stream(ahead).average().orElse(0);
            double squares =
                    Arrays.stream(ahead).map(one -> (one - mean) * (one - mean)).sum();
            return mean - Z * Math.sqrt(squares / (ahead.length - 1) / ahead.length);
        }
    }
}
