package io.tillstream.topologies.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a member, added up by lot and by day. Sums know no order, so that whatever is worked out from them is the
 * same in whichever order entries came.
 *
 * @param lots by the last day they can be spent, or {@link #NEVER}; behind them what was taken of no lot
 * @param days what was earned on which day, for as long as it matters for a tier or waits
 * @param asOf latest happening
 */
record Purse(Map<String, Lot> lots, Map<LocalDate, Day> days, Instant asOf) {
    static final Purse EMPTY = new Purse(Map.of(), Map.of(), Instant.EPOCH);

    /** The lot of points that do not expire; behind every date in the alphabet. */
    static final String NEVER = "never";

    /** What was taken on a day of no lot in particular; behind every lot. */
    private static final String NO_LOT = "no-lot-";

    /** A tier looks back 365 days, and points wait 180 at most. */
    private static final int KEPT_DAYS = 400;

    /**
     * A lot.
     *
     * @param content what was put in less what was taken; below 0 when more was taken than there was
     * @param expired what was booked as expired of it
     * @param bookings in how many entries
     * @param since the earliest business date of an entry in it
     */
    record Lot(long content, long expired, int bookings, LocalDate since) {
        Lot {
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * A day.
     *
     * @param points earned on it less what came back of them
     * @param spendableFrom from when they can be spent; absent for at once
     * @param lot into which they went
     */
    record Day(long points, @Nullable LocalDate spendableFrom, String lot) {}

    Purse {
        lots = new TreeMap<>(lots);
        days = new TreeMap<>(days);
    }

    /** The name of the lot of points that can be spent until a day. */
    static String lot(@Nullable LocalDate expiresOn) {
        return expiresOn == null ? NEVER : expiresOn.toString();
    }

    /** The last day of the points in a lot; absent when there is none. */
    static @Nullable LocalDate expiresOn(String lot) {
        return lot.equals(NEVER) || lot.startsWith(NO_LOT) ? null : LocalDate.parse(lot);
    }

    /** With what was taken on a day of no lot in particular, or was not after all. */
    Purse ofNoLot(long points, LocalDate on) {
        String lot = NO_LOT + on;
        Purse after = with(lot, points, on);
        if (Objects.requireNonNull(after.lots.get(lot)).content() != 0) {
            return after;
        }
        Map<String, Lot> others = new TreeMap<>(after.lots);
        others.remove(lot);
        return new Purse(others, days, asOf);
    }

    Purse with(String lot, long points, LocalDate on) {
        return changing(
                lot,
                on,
                known -> new Lot(
                        Math.addExact(known.content(), points),
                        known.expired(),
                        known.bookings(),
                        known.since().isBefore(on) ? known.since() : on));
    }

    /** With points that a day earned, or without them when they came back. */
    Purse earning(LocalDate day, String lot, @Nullable LocalDate spendableFrom, long points) {
        Map<LocalDate, Day> more = new TreeMap<>(days);
        more.merge(
                day,
                new Day(points, spendableFrom, lot),
                (one, other) -> new Day(Math.addExact(one.points(), other.points()), one.spendableFrom(), one.lot()));
        return new Purse(with(lot, points, day).lots(), more, asOf);
    }

    /** With points booked as expired, or as not expired after all. */
    Purse expiring(String lot, long points) {
        return changing(
                lot,
                LocalDate.MAX,
                known -> new Lot(
                        known.content(), Math.addExact(known.expired(), points), known.bookings() + 1, known.since()));
    }

    private Purse changing(String lot, LocalDate on, UnaryOperator<Lot> change) {
        Map<String, Lot> changed = new TreeMap<>(lots);
        Lot known = changed.getOrDefault(lot, new Lot(0, 0, 0, on));
        changed.put(lot, change.apply(known));
        return new Purse(changed, days, asOf);
    }

    Purse at(Instant happenedAt) {
        return happenedAt.isAfter(asOf) ? new Purse(lots, days, happenedAt) : this;
    }

    /** Without days that matter no more. */
    Purse on(LocalDate day) {
        LocalDate before = day.minusDays(KEPT_DAYS);
        if (days.keySet().stream().noneMatch(old -> old.isBefore(before))) {
            return this;
        }
        Map<LocalDate, Day> kept = new TreeMap<>(days);
        kept.keySet().removeIf(old -> old.isBefore(before));
        return new Purse(lots, kept, asOf);
    }
}
