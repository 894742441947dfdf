package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A member's account on a day, worked out from their purse. */
final class Accounting {
    private Accounting() {}

    static PointsAccount of(MemberId member, Purse purse, LocalDate day, Optional<PointsProgramme> programme) {
        Settling settling = Settling.of(purse.lots(programme), day);
        List<Lot> lots = new ArrayList<>();
        settling.left().forEach((lot, points) -> lots.addAll(parts(lot, points, waiting(lot, purse, day, programme))));
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
                purse.asOf(),
                programme.map(PointsProgramme::rate).orElse(null),
                purse.payments());
    }

    /** What was earned into a lot and waits, by the day on which it can be spent, those that wait longest first. */
    private static NavigableMap<LocalDate, Long> waiting(
            String lot, Purse purse, LocalDate day, Optional<PointsProgramme> programme) {
        NavigableMap<LocalDate, Long> waiting = new TreeMap<>(Comparator.reverseOrder());
        purse.days()
                .forEach((earned, points) -> programme
                        .flatMap(known -> known.ruleOf(earned))
                        .map(rule -> rule.spendableFrom(earned))
                        .filter(from -> from.isAfter(day) && points > 0)
                        .filter(from -> Purse.lotOf(earned, programme).equals(lot))
                        .ifPresent(from -> waiting.merge(from, points, Math::addExact)));
        return waiting;
    }

    /** The part of a lot that can be spent, and those that wait; what was taken was taken from those that wait least. */
    private static List<Lot> parts(String lot, long points, NavigableMap<LocalDate, Long> waiting) {
        List<Lot> parts = new ArrayList<>();
        long rest = points;
        for (Map.Entry<LocalDate, Long> earned : waiting.entrySet()) {
            long part = Math.min(rest, earned.getValue());
            if (part > 0) {
                parts.addFirst(new Lot(part, earned.getKey(), Purse.expiresOn(lot)));
                rest -= part;
            }
        }
        if (rest > 0) {
            parts.addFirst(new Lot(rest, null, Purse.expiresOn(lot)));
        }
        return parts;
    }
}
