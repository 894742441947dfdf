package io.tillstream.streaming.query;

import io.tillstream.events.Money;
import io.tillstream.events.member.PointsAccount.DayPoints;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the chain owes its members, all parts together.
 *
 * @param day the latest business date among the parts
 * @param accounts members who have points or owe some
 * @param points all that can be spent now or later
 * @param pending those among them that cannot be spent yet
 * @param expiring how many there are of each last day
 * @param owed what members owe; it is not taken off
 * @param worth what the points are worth; absent without a programme
 * @param pendingWorth what those are worth that cannot be spent yet
 */
record LiabilityAnswer(
        LocalDate day,
        long accounts,
        long points,
        long pending,
        List<DayPoints> expiring,
        long owed,
        @Nullable Money worth,
        @Nullable Money pendingWorth) {
    static LiabilityAnswer of(Collection<PointsLiability> parts, Optional<PointsProgramme> programme) {
        LocalDate day = parts.stream()
                .map(PointsLiability::day)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        long points = parts.stream().mapToLong(PointsLiability::points).sum();
        long pending = parts.stream().mapToLong(part -> part.pending(day)).sum();
        TreeMap<LocalDate, Long> expiring = new TreeMap<>();
        parts.stream()
                .flatMap(part -> part.lots().stream())
                .filter(lot -> lot.expiresOn() != null)
                .forEach(lot -> expiring.merge(lot.expiresOn(), lot.points(), Math::addExact));
        return new LiabilityAnswer(
                day,
                parts.stream().mapToLong(PointsLiability::accounts).sum(),
                points,
                pending,
                expiring.entrySet().stream()
                        .map(last -> new DayPoints(last.getKey(), last.getValue()))
                        .toList(),
                parts.stream().mapToLong(PointsLiability::owed).sum(),
                programme.map(known -> known.rate().of(points)).orElse(null),
                programme.map(known -> known.rate().of(pending)).orElse(null));
    }
}
