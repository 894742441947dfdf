package io.tillstream.events.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Absent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a member's entries come to. Topic {@code aggregate.points-account.v1}, key: the member, compacted. It holds days and
 * no moment, so that whoever reads it works out with their own date what can be spent, until the next entry.
 *
 * @param member whose
 * @param day the business date up to which expiry is booked
 * @param lots points that are there, those that expire first going first and, of these, those that can be spent first
 * @param owed points that are missing; then there are no lots
 * @param expired points that have expired in all
 * @param earned points earned within the {@value #TIER_DAYS} days up to {@code day}, those of returned goods taken off
 * @param tiers in which tier the member is on which days, ascending, if nothing else is earned
 * @param next the tier that comes next on {@code day}; absent in the highest
 * @param asOf latest happening among the entries
 * @param rate what points are worth; absent without a programme
 * @param payments the numbers of the latest payments that are among the entries, at most {@value #LATEST_PAYMENTS}
 */
public record PointsAccount(
        MemberId member,
        LocalDate day,
        List<Lot> lots,
        long owed,
        long expired,
        long earned,
        List<TierStay> tiers,
        @Nullable NextTier next,
        Instant asOf,
        @Nullable Rate rate,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> payments) {
    /** So many payments nobody makes while one of them is on its way. */
    public static final int LATEST_PAYMENTS = 20;

    /** So many days of earning make a tier. */
    public static final int TIER_DAYS = 365;

    /**
     * Points that can be spent from one day to another.
     *
     * @param points how many
     * @param spendableFrom the first day; absent when it is past or there was none
     * @param expiresOn the last day; absent when there is none
     */
    public record Lot(
            long points,
            @Nullable LocalDate spendableFrom,
            @Nullable LocalDate expiresOn) {
        public Lot {
            if (points < 1) {
                throw new IllegalArgumentException("A lot of " + points + " points; a lot has at least one.");
            }
        }

        boolean isPendingOn(LocalDate date) {
            return spendableFrom != null && spendableFrom.isAfter(date);
        }

        boolean isExpiredOn(LocalDate date) {
            return expiresOn != null && expiresOn.isBefore(date);
        }
    }

    /**
     * What points are worth.
     *
     * @param points so many
     * @param worth so much
     */
    public record Rate(long points, Money worth) {
        public Rate {
            if (points < 1 || !worth.isPositive()) {
                throw new IllegalArgumentException(points + " points cannot be worth " + worth + ".");
            }
        }

        /** What so many points are worth; fractions of a minor unit are left out. */
        public Money of(long some) {
            return Money.ofMinor(Math.floorDiv(Math.multiplyExact(some, worth.minor()), points), worth.currency());
        }
    }

    /**
     * Days in a tier.
     *
     * @param tier its id
     * @param from first day
     * @param until first day after; absent where it does not end by itself
     */
    public record TierStay(
            String tier, LocalDate from, @Nullable LocalDate until) {
        public TierStay {
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * The tier that comes next.
     *
     * @param tier its id
     * @param missing so many points more
     */
    public record NextTier(String tier, long missing) {
        public NextTier {
            Objects.requireNonNull(tier, "tier");
        }
    }

    /**
     * Points of one day.
     *
     * @param day the day
     * @param points how many
     */
    public record DayPoints(LocalDate day, long points) {}

    public PointsAccount {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(asOf, "asOf");
        lots = List.copyOf(lots);
        tiers = List.copyOf(tiers);
        payments = Absent.orEmpty(payments);
        if (owed < 0 || (owed > 0 && !lots.isEmpty())) {
            throw new IllegalArgumentException("Member " + member + " owes " + owed + " points and has " + lots.size()
                    + " lots; whoever has points has paid with them.");
        }
    }

    /** One that no payment is in, of a chain without a programme. */
    public PointsAccount(
            MemberId member,
            LocalDate day,
            List<Lot> lots,
            long owed,
            long expired,
            long earned,
            List<TierStay> tiers,
            @Nullable NextTier next,
            Instant asOf) {
        this(member, day, lots, owed, expired, earned, tiers, next, asOf, null, List.of());
    }

    /** The sum of the entries. */
    public long balance() {
        return lots.stream().mapToLong(Lot::points).sum() - owed;
    }

    /** What can be spent on a day if nothing else happens before. */
    public long spendable(LocalDate date) {
        return spendableLots(date).stream().mapToLong(Lot::points).sum();
    }

    /** The lots that can be spent on a day, in the order in which they are. */
    public List<Lot> spendableLots(LocalDate date) {
        return lots.stream()
                .filter(lot -> !lot.isPendingOn(date) && !lot.isExpiredOn(date))
                .toList();
    }

    /** What cannot be spent yet on a day, by the day on which it can. */
    public List<DayPoints> pending(LocalDate date) {
        SortedMap<LocalDate, Long> pending = new TreeMap<>();
        for (Lot lot : lots) {
            LocalDate from = lot.spendableFrom();
            if (from != null && from.isAfter(date)) {
                pending.merge(from, lot.points(), Math::addExact);
            }
        }
        return pending.entrySet().stream()
                .map(day -> new DayPoints(day.getKey(), day.getValue()))
                .toList();
    }

    /** What expires next, seen from a day: the last day and how many points. */
    public Optional<DayPoints> expiringNext(LocalDate date) {
        SortedMap<LocalDate, Long> last = new TreeMap<>();
        for (Lot lot : lots) {
            LocalDate end = lot.expiresOn();
            if (end != null && !end.isBefore(date)) {
                last.merge(end, lot.points(), Math::addExact);
            }
        }
        return last.entrySet().stream().findFirst().map(day -> new DayPoints(day.getKey(), day.getValue()));
    }

    /** The tier on a day; nothing where there is none. */
    public Optional<String> tier(LocalDate date) {
        return tiers.stream()
                .filter(stay -> !stay.from().isAfter(date)
                        && (stay.until() == null || stay.until().isAfter(date)))
                .map(TierStay::tier)
                .findFirst();
    }
}
