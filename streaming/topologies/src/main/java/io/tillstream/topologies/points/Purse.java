package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsProgramme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a member, added up. Sums know no order, so that whatever is worked out from them is the same in whichever
 * order entries came, and whenever the programme did.
 *
 * @param months what was earned and given in which month, less what came back of it
 * @param lots what was spent and restored, by the last day it was spent from, or {@link #NEVER}; behind them what was taken of
 *     no lot
 * @param expired what is booked as expired, by lot
 * @param days what was earned on which day, for as long as it matters for a tier or waits
 * @param asOf latest happening
 * @param payments the numbers of the latest payments that came
 */
record Purse(
        Map<String, Pot> months,
        Map<String, Pot> lots,
        Map<String, Booked> expired,
        Map<LocalDate, Long> days,
        Instant asOf,
        List<String> payments) {
    static final Purse EMPTY = new Purse(Map.of(), Map.of(), Map.of(), Map.of(), Instant.EPOCH, List.of());

    /** The lot of points that do not expire; behind every date in the alphabet. */
    static final String NEVER = "never";

    /** What was taken on a day of no lot in particular; behind every lot. */
    private static final String NO_LOT = "no-lot-";

    /** A tier looks back 365 days, and points wait 180 at most. */
    private static final int KEPT_DAYS = 400;

    /**
     * Points that are added up.
     *
     * @param content what was put in less what was taken; below 0 when more was taken than there was
     * @param since the earliest business date among the entries
     */
    record Pot(long content, LocalDate since) {
        Pot {
            Objects.requireNonNull(since, "since");
        }

        static Pot sum(Pot one, Pot other) {
            return new Pot(
                    Math.addExact(one.content(), other.content()),
                    one.since().isBefore(other.since()) ? one.since() : other.since());
        }
    }

    /**
     * What is booked as expired of a lot.
     *
     * @param points how many
     * @param entries in how many entries
     */
    record Booked(long points, int entries) {}

    Purse {
        months = new TreeMap<>(months);
        lots = new TreeMap<>(lots);
        expired = new TreeMap<>(expired);
        days = new TreeMap<>(days);
        payments = List.copyOf(payments);
    }

    /** The name of the lot of points that can be spent until a day. */
    static String lot(@Nullable LocalDate expiresOn) {
        return expiresOn == null ? NEVER : expiresOn.toString();
    }

    /** The last day of the points in a lot; absent when there is none. */
    static @Nullable LocalDate expiresOn(String lot) {
        return lot.equals(NEVER) || lot.startsWith(NO_LOT) ? null : LocalDate.parse(lot);
    }

    /** All lots, in the order in which they are spent, as a programme makes them of the months. */
    SortedMap<String, Pot> lots(Optional<PointsProgramme> programme) {
        SortedMap<String, Pot> all = new TreeMap<>(lots);
        months.forEach((month, pot) -> all.merge(lotOf(YearMonth.parse(month).atDay(1), programme), pot, Pot::sum));
        return all;
    }

    /** The lot of what is earned on a day. */
    static String lotOf(LocalDate day, Optional<PointsProgramme> programme) {
        return lot(programme
                .flatMap(known -> known.ruleOf(day))
                .map(rule -> rule.expiresOn(day))
                .orElse(null));
    }

    /** With points that a day earned, or without them when they came back. */
    Purse earning(LocalDate day, long points) {
        Map<LocalDate, Long> more = new TreeMap<>(days);
        more.merge(day, points, Math::addExact);
        return new Purse(given(points, day).months(), lots, expired, more, asOf, payments);
    }

    /** With points that a person gave, as if they were earned that day, but for tiers. */
    Purse given(long points, LocalDate on) {
        Map<String, Pot> more = new TreeMap<>(months);
        more.merge(YearMonth.from(on).toString(), new Pot(points, on), Pot::sum);
        return new Purse(more, lots, expired, days, asOf, payments);
    }

    /** With points of a lot that are spent, or come back. */
    Purse with(String lot, long points, LocalDate on) {
        Map<String, Pot> more = new TreeMap<>(lots);
        more.merge(lot, new Pot(points, on), Pot::sum);
        return new Purse(months, more, expired, days, asOf, payments);
    }

    /** With what was taken on a day of no lot in particular, or was not after all. */
    Purse ofNoLot(long points, LocalDate on) {
        String lot = NO_LOT + on;
        Map<String, Pot> more = new TreeMap<>(with(lot, points, on).lots());
        if (more.getOrDefault(lot, new Pot(0, on)).content() == 0) {
            more.remove(lot);
        }
        return new Purse(months, more, expired, days, asOf, payments);
    }

    /** With points booked as expired, or as not expired after all. */
    Purse expiring(String lot, long points) {
        Map<String, Booked> more = new TreeMap<>(expired);
        more.merge(
                lot,
                new Booked(points, 1),
                (one, other) -> new Booked(Math.addExact(one.points(), other.points()), one.entries() + 1));
        return new Purse(months, lots, more, days, asOf, payments);
    }

    /** With a payment that is among the entries now. */
    Purse paidBy(String number) {
        List<String> latest = new ArrayList<>(payments);
        latest.remove(number);
        latest.add(number);
        int first = Math.max(0, latest.size() - PointsAccount.LATEST_PAYMENTS);
        return new Purse(months, lots, expired, days, asOf, latest.subList(first, latest.size()));
    }

    Purse at(Instant happenedAt) {
        return happenedAt.isAfter(asOf) ? new Purse(months, lots, expired, days, happenedAt, payments) : this;
    }

    /** Without days that matter no more. */
    Purse on(LocalDate day) {
        LocalDate before = day.minusDays(KEPT_DAYS);
        if (days.keySet().stream().noneMatch(old -> old.isBefore(before))) {
            return this;
        }
        Map<LocalDate, Long> kept = new TreeMap<>(days);
        kept.keySet().removeIf(old -> old.isBefore(before));
        return new Purse(months, lots, expired, kept, asOf, payments);
    }
}
