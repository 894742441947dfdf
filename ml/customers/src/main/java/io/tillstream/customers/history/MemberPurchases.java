package io.tillstream.customers.history;

import io.tillstream.customers.Customer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a member bought until some evening.
 *
 * @param id who
 * @param first the day of the first purchase of all
 * @param ever on how many days something was bought, 1 or more
 * @param days those of them that are remembered, oldest first, at least one
 */
public record MemberPurchases(String id, LocalDate first, long ever, List<PurchaseDay> days) {
    /** As many days as head office remembers of each member; a longer past says little of the next weeks. */
    public static final int LONGEST = 60;

    private static final double DAYS_OF_A_WEEK = 7;

    public MemberPurchases {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(first, "first");
        days = List.copyOf(days);
        if (days.isEmpty()
                || ever < days.size()
                || first.isAfter(days.getFirst().on())) {
            throw new IllegalArgumentException("Member " + id + " bought on " + ever + " days since " + first + ", and "
                    + days.size() + " of them are remembered, which cannot be.");
        }
    }

    /** All days of somebody. */
    public static MemberPurchases of(String id, List<PurchaseDay> days) {
        return new MemberPurchases(id, days.getFirst().on(), days.size(), days);
    }

    /** What was known on the evening of a day, the latest {@value #LONGEST} purchases; empty before the first. */
    public Optional<MemberPurchases> knownOn(LocalDate evening) {
        int known = days.size();
        while (known > 0 && days.get(known - 1).on().isAfter(evening)) {
            known--;
        }
        return known == 0
                ? Optional.empty()
                : Optional.of(new MemberPurchases(
                        id, first, ever - (days.size() - known), days.subList(Math.max(0, known - LONGEST), known)));
    }

    public LocalDate last() {
        return days.getLast().on();
    }

    /** Days from the last purchase to an evening, 0 on its own. */
    public int daysSince(LocalDate evening) {
        return (int) ChronoUnit.DAYS.between(last(), evening);
    }

    /** Days between one purchase and the next, those remembered, oldest first; one fewer than days. */
    public int[] gaps() {
        int[] gaps = new int[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (int)
                    ChronoUnit.DAYS.between(days.get(i).on(), days.get(i + 1).on());
        }
        return gaps;
    }

    /** What was spent on the days remembered. */
    public double spent() {
        return days.stream().mapToDouble(PurchaseDay::amount).sum();
    }

    /** What was spent on so many days up to an evening. */
    public double spent(LocalDate evening, int during) {
        return days.stream()
                .filter(day -> isWithin(day, evening.minusDays(during), evening))
                .mapToDouble(PurchaseDay::amount)
                .sum();
    }

    /** On how many of the remembered days after {@code morningAfter} and up to {@code evening} something was bought. */
    public int purchases(LocalDate morningAfter, LocalDate evening) {
        return (int) days.stream()
                .filter(day -> isWithin(day, morningAfter, evening))
                .count();
    }

    private static boolean isWithin(PurchaseDay day, LocalDate after, LocalDate until) {
        return day.on().isAfter(after) && !day.on().isAfter(until);
    }

    /** The same as models of customers count it, in weeks; amounts below 0 count as none. */
    public Customer asCustomer(LocalDate evening) {
        int repeats = Math.toIntExact(ever - 1);
        List<PurchaseDay> again = days.size() < ever ? days : days.subList(1, days.size());
        double mean = again.stream().mapToDouble(PurchaseDay::amount).average().orElse(0);
        return new Customer(
                id, repeats, weeks(first, last()), weeks(first, evening), repeats == 0 ? 0 : Math.max(0, mean));
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_WEEK;
    }
}
