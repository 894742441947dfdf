package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A member's account on a day, worked out from their purse. */
final class Accounting {
    private Accounting() {}

    static PointsAccount of(MemberId member, Purse purse, LocalDate day, Optional<PointsProgramme> programme) {
        Settling settling = Settling.of(purse, day);
        List<Lot> lots = new ArrayList<>();
        settling.left().forEach((lot, points) -> lots.addAll(parts(lot, points, purse, day)));
        List<PointsProgramme.Tier> tiers = programme.map(PointsProgramme::tiers).orElse(List.of());
        TierCalendar calendar = new TierCalendar(purse.days(), tiers);
        return new PointsAccount(
                member,
                day,
                lots,
                settling.owed(),
                settling.expired().values().stream().mapToLong(Long::longValue).sum(),
                calendar.earned(day),
                calendar.stays(day),
                calendar.next(day),
                purse.asOf());
    }

    /** The part of a lot that can be spent, and those that wait; what was taken was taken from those that wait least. */
    private static List<Lot> parts(String lot, long points, Purse purse, LocalDate day) {
        List<Purse.Day> waiting = purse.days().values().stream()
                .filter(earned ->
                        earned.lot().equals(lot) && earned.points() > 0 && isAfter(earned.spendableFrom(), day))
                .sorted(Comparator.comparing(Purse.Day::spendableFrom).reversed())
                .toList();
        List<Lot> parts = new ArrayList<>();
        long rest = points;
        for (Purse.Day earned : waiting) {
            long part = Math.min(rest, earned.points());
            if (part > 0) {
                parts.addFirst(new Lot(part, earned.spendableFrom(), Purse.expiresOn(lot)));
                rest -= part;
            }
        }
        if (rest > 0) {
            parts.addFirst(new Lot(rest, null, Purse.expiresOn(lot)));
        }
        return parts;
    }

    private static boolean isAfter(@Nullable LocalDate date, LocalDate day) {
        return date != null && date.isAfter(day);
    }
}
