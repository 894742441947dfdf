package io.tillstream.customers.churn;

import io.tillstream.customers.Customer;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.lifecycle.Rhythm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/** A member on an evening, as far as features ask. */
final class ChurnMoment {
    private static final double DAYS_OF_A_WEEK = 7;
    private static final double LEAST = 1e-6;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final MemberPurchases member;
    private final Surroundings surroundings;
    private final LocalDate evening;
    private final int horizon;
    private final Rhythm rhythm;
    private final int[] gaps;

    ChurnMoment(MemberPurchases member, Surroundings surroundings, LocalDate evening, int horizon) {
        this.member = member;
        this.surroundings = surroundings;
        this.evening = evening;
        this.horizon = horizon;
        this.rhythm = surroundings.rhythms().of(member);
        this.gaps = member.gaps();
    }

    Rhythm rhythm() {
        return rhythm;
    }

    int silence() {
        return member.daysSince(evening);
    }

    int horizon() {
        return horizon;
    }

    int ever() {
        return Math.toIntExact(member.ever());
    }

    int age() {
        return (int) (evening.toEpochDay() - member.first().toEpochDay());
    }

    double meanAmount() {
        return Math.max(0, member.spent() / member.days().size());
    }

    double meanKinds() {
        return member.days().stream().mapToInt(PurchaseDay::kinds).average().orElse(0);
    }

    /** The logarithm of what a purchase comes to lately over what it came to before; 0 with fewer than four. */
    double amountTrend() {
        List<PurchaseDay> days = member.days();
        if (days.size() < 4) {
            return 0;
        }
        int lately = Math.min(6, days.size() / 2);
        double late = amounts(days.subList(days.size() - lately, days.size()));
        double early = amounts(days.subList(0, days.size() - lately));
        return Math.clamp(Math.log((late + 1) / (early + 1)), -2, 2);
    }

    private static double amounts(List<PurchaseDay> days) {
        return Math.max(
                0, days.stream().mapToDouble(PurchaseDay::amount).average().orElse(0));
    }

    /** By how much silences became longer, in logarithms: the latest third over those before; 0 with fewer than four. */
    double gapTrend() {
        if (gaps.length < 4) {
            return 0;
        }
        int lately = gaps.length / 3;
        return logarithm(gaps.length - lately, gaps.length) - logarithm(0, gaps.length - lately);
    }

    private double logarithm(int from, int to) {
        return Arrays.stream(gaps, from, to)
                .mapToDouble(days -> Math.log(Math.max(1, days)))
                .average()
                .orElse(0);
    }

    /** Purchases in the last days, as many as are looked ahead. */
    int lately() {
        return member.purchases(evening.minusDays(horizon), evening);
    }

    /** Purchases in as many days before these. */
    int earlier() {
        return member.purchases(evening.minusDays(2L * horizon), evening.minusDays(horizon));
    }

    /** The own mean silence, everybody's where there is none; 1 or more. */
    double meanGap() {
        return Math.max(1, Arrays.stream(gaps).average().orElse(rhythm.usualDays()));
    }

    /** Log odds that a silence that has lasted until now lasts until the horizon, silences being log-normal. */
    double waits() {
        double now = NORMAL.cumulativeProbability(-rhythm.unusual(silence()));
        double then = NORMAL.cumulativeProbability(-rhythm.unusual(silence() + (double) horizon));
        double lasts = Math.clamp((then + LEAST) / (now + LEAST), LEAST, 1 - LEAST);
        return Math.log(lasts / (1 - lasts));
    }

    /**
     * The probability of no purchase within the horizon by BG/NBD: either gone for good, or there and not buying; 0.5 where
     * it could not be fitted.
     */
    double quiet() {
        return surroundings
                .purchases()
                .map(model -> {
                    Customer customer = member.asCustomer(evening);
                    double weeks = horizon / DAYS_OF_A_WEEK;
                    double waits = Math.pow(
                            (model.alpha() + customer.age()) / (model.alpha() + customer.age() + weeks),
                            model.r() + customer.repeats());
                    return Math.clamp(1 - model.alive(customer) * (1 - waits), LEAST, 1 - LEAST);
                })
                .orElse(0.5);
    }
}
