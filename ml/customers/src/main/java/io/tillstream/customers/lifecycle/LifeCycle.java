package io.tillstream.customers.lifecycle;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Where a member stands on an evening, and why. The silence of now is held against the member's own rhythm; whether they
 * spend more or less by the day is followed from purchase to purchase, and once it is found it stays until it is clearly over.
 *
 * @param stage where
 * @param rhythm the own
 * @param daysSince the last purchase
 * @param pace what is spent by the day lately over what was before, 1 where too little is known
 */
public record LifeCycle(Stage stage, Rhythm rhythm, int daysSince, double pace) {
    /** A rhythm wants three silences. */
    private static final int SETTLED = 4;

    /** Purchases until somebody who came back is one like any other. */
    private static final int BACK_FOR_GOOD = 3;

    /** A change of pace wants eight. */
    private static final int LEAST_FOR_PACE = 8;

    /** What is longer ago says nothing of a change now. */
    private static final int LOOKED_AT = 24;

    private static final int LATELY = 6;

    /** A change is found where chance makes one in twenty, and over where it would make one in three. */
    private static final double FOUND = 1.645;

    private static final double OVER = 0.5;

    /**
     * Finds where a member stands.
     *
     * @param evening not before the last purchase
     */
    public static LifeCycle of(MemberPurchases member, Rhythms everybody, LocalDate evening) {
        int[] gaps = member.gaps();
        Rhythm rhythm = everybody.of(gaps);
        Pace pace = pace(member.days());
        int since = member.daysSince(evening);
        return new LifeCycle(stage(member, everybody, rhythm, pace, since), rhythm, since, pace.ratio());
    }

    private static Stage stage(MemberPurchases member, Rhythms everybody, Rhythm rhythm, Pace pace, int since) {
        if (since > rhythm.goneAfter()) {
            return Stage.LOST;
        }
        if (since > rhythm.lateAfter()) {
            return Stage.SLIPPING;
        }
        if (cameBack(member.gaps(), everybody)) {
            return Stage.RETURNED;
        }
        if (member.ever() < SETTLED) {
            return member.ever() == 1 ? Stage.NEW : Stage.SETTLING;
        }
        return switch (pace.direction()) {
            case UP -> Stage.GROWING;
            case DOWN -> Stage.SLIPPING;
            case LEVEL -> Stage.REGULAR;
        };
    }

    /** Whether one of the latest silences was so long that they counted as lost by what had been known of them. */
    private static boolean cameBack(int[] gaps, Rhythms everybody) {
        for (int i = gaps.length - 1; i >= Math.max(0, gaps.length - BACK_FOR_GOOD); i--) {
            if (gaps[i] > everybody.of(Arrays.copyOf(gaps, i)).goneAfter()) {
                return true;
            }
        }
        return false;
    }

    private enum Direction {
        UP,
        LEVEL,
        DOWN
    }

    private record Pace(Direction direction, double ratio) {}

    private static Pace pace(List<PurchaseDay> days) {
        Pace pace = new Pace(Direction.LEVEL, 1);
        for (int until = LEAST_FOR_PACE; until <= days.size(); until++) {
            pace = next(pace.direction(), days.subList(Math.max(0, until - LOOKED_AT), until));
        }
        return pace;
    }

    /** Compares what was spent by the day over the latest purchases and over those before them. */
    private static Pace next(Direction before, List<PurchaseDay> days) {
        int lately = Math.min(LATELY, days.size() / 2);
        List<PurchaseDay> late = days.subList(days.size() - lately - 1, days.size());
        List<PurchaseDay> early = days.subList(0, days.size() - lately);
        double ratio = byTheDay(late) / byTheDay(early);
        if (!(ratio > 0) || !Double.isFinite(ratio)) {
            return new Pace(before, 1);
        }
        double chance = Math.sqrt(scatter(days) * (1.0 / lately + 1.0 / Math.max(1, early.size() - 1)));
        double change = Math.log(ratio) / chance;
        double changeOn = before == Direction.DOWN ? -change : change;
        boolean goesOn = before != Direction.LEVEL && changeOn > OVER;
        Direction found = change >= FOUND ? Direction.UP : change <= -FOUND ? Direction.DOWN : Direction.LEVEL;
        return new Pace(found == Direction.LEVEL && goesOn ? before : found, ratio);
    }

    /** The first of them only says when the first silence began. */
    private static double byTheDay(List<PurchaseDay> days) {
        double spent = days.stream().skip(1).mapToDouble(PurchaseDay::amount).sum();
        return spent
                / Math.max(
                        1,
                        days.getLast().on().toEpochDay() - days.getFirst().on().toEpochDay());
    }

    /** Squared coefficients of variation of silences and amounts, at least a tenth: nobody is a clock. */
    private static double scatter(List<PurchaseDay> days) {
        int n = days.size();
        double[] gaps = new double[n - 1];
        double[] amounts = new double[n];
        for (int i = 0; i < n; i++) {
            amounts[i] = days.get(i).amount();
            if (i > 0) {
                gaps[i - 1] =
                        days.get(i).on().toEpochDay() - days.get(i - 1).on().toEpochDay();
            }
        }
        return Math.max(0.1, variation(gaps) + variation(amounts));
    }

    private static double variation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(1);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return mean == 0 ? 1 : variance / (mean * mean);
    }
}
