package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.NextTier;
import io.tillstream.events.member.PointsAccount.TierStay;
import io.tillstream.events.member.PointsProgramme.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * On which days a member is on which tier if nothing else is earned: it changes only on days on which a day of earning drops
 * out of the window.
 *
 * @param days what was earned on which
 * @param tiers ascending by what they take
 */
record TierCalendar(Map<LocalDate, Long> days, List<Tier> tiers) {
    /** Points of the window that ends on a day. */
    long earned(LocalDate day) {
        LocalDate before = day.minusDays(PointsAccount.TIER_DAYS);
        long sum = days.entrySet().stream()
                .filter(earned -> earned.getKey().isAfter(before))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.max(0, sum);
    }

    /** From a day on. */
    List<TierStay> stays(LocalDate day) {
        List<TierStay> stays = new ArrayList<>();
        Tier last = null;
        LocalDate since = day;
        for (LocalDate turning : turningDays(day)) {
            Tier now = tier(turning);
            if (!Objects.equals(now, last)) {
                if (last != null) {
                    stays.add(new TierStay(last.id(), since, turning));
                }
                last = now;
                since = turning;
            }
        }
        if (last != null) {
            stays.add(new TierStay(last.id(), since, null));
        }
        return stays;
    }

    private NavigableSet<LocalDate> turningDays(LocalDate day) {
        NavigableSet<LocalDate> turning = new TreeSet<>();
        turning.add(day);
        if (!tiers.isEmpty()) {
            days.keySet().stream()
                    .map(earned -> earned.plusDays(PointsAccount.TIER_DAYS))
                    .filter(gone -> gone.isAfter(day))
                    .forEach(turning::add);
        }
        return turning;
    }

    private @Nullable Tier tier(LocalDate day) {
        long earned = earned(day);
        return tiers.stream()
                .filter(tier -> tier.points() <= earned)
                .reduce((low, high) -> high)
                .orElse(null);
    }

    @Nullable
    NextTier next(LocalDate day) {
        long earned = earned(day);
        return tiers.stream()
                .filter(tier -> tier.points() > earned)
                .findFirst()
                .map(tier -> new NextTier(tier.id(), tier.points() - earned))
                .orElse(null);
    }
}
