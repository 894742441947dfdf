package io.tillstream.topologies.profile;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberProfile.Affinity;
import io.tillstream.features.segment.Visits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a member's days say of how they shop. */
final class Profiling {
    private static final int LEAST_FOR_A_RHYTHM = 3;

    private Profiling() {}

    /** Nothing of a member who only ever brought something back. */
    static Optional<MemberProfile> of(MemberId member, Visits visits) {
        List<Visits.Day> bought =
                visits.days().stream().filter(Visits.Day::bought).toList();
        if (bought.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = bought.getLast().on();
        LocalDate after = last.minusDays(MemberProfile.WINDOW);
        String currency = bought.getLast().currency();
        List<Visits.Day> window = visits.days().stream()
                .filter(day -> day.on().isAfter(after) && !day.on().isAfter(last))
                .toList();
        List<LocalDate> days =
                window.stream().filter(Visits.Day::bought).map(Visits.Day::on).toList();
        Money spent = window.stream()
                .filter(day -> day.currency().equals(currency))
                .map(Visits.Day::spentMoney)
                .reduce(Money.zero(bought.getLast().spentMoney().currency()), Money::plus);
        return Optional.of(new MemberProfile(
                member,
                visits.first(),
                last,
                visits.ever(),
                days.size(),
                spent,
                daysBetween(days),
                weekdays(days),
                affinities(window, currency, spent),
                latest(bought, currency)));
    }

    /** Those in the currency of the last one: others cannot be added to it. */
    private static List<MemberProfile.Bought> latest(List<Visits.Day> bought, String currency) {
        return bought.stream()
                .filter(day -> day.currency().equals(currency))
                .map(day -> new MemberProfile.Bought(
                        day.on(), day.spentMoney(), day.categories().size()))
                .toList();
    }

    private static @Nullable Long daysBetween(List<LocalDate> days) {
        if (days.size() < LEAST_FOR_A_RHYTHM) {
            return null;
        }
        long span = ChronoUnit.DAYS.between(days.getFirst(), days.getLast());
        long gaps = days.size() - 1L;
        return (10 * span + gaps / 2) / gaps;
    }

    private static List<Long> weekdays(List<LocalDate> days) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(7, 0L));
        for (LocalDate day : days) {
            int index = day.getDayOfWeek().getValue() - 1;
            counts.set(index, counts.get(index) + 1);
        }
        return counts;
    }

    private static List<Affinity> affinities(List<Visits.Day> window, String currency, Money any) {
        Map<String, Long> spent = new TreeMap<>();
        for (Visits.Day day : window) {
            if (day.currency().equals(currency)) {
                day.categories().forEach((category, minor) -> spent.merge(category, minor, Math::addExact));
            }
        }
        return spent.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MemberProfile.CATEGORIES)
                .map(entry -> new Affinity(entry.getKey(), Money.ofMinor(entry.getValue(), any.currency())))
                .toList();
    }
}
