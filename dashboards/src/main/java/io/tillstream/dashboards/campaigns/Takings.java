package io.tillstream.dashboards.campaigns;

import io.tillstream.events.MemberId;
import io.tillstream.features.effect.Brought;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * What sales of the past brought and gave.
 *
 * @param days what each member brought, oldest day first
 * @param given what promotions of the builder gave, by promotion and business date
 */
record Takings(Map<MemberId, List<Day>> days, Map<String, NavigableMap<LocalDate, Given>> given) {
    static final Takings NONE = new Takings(Map.of(), Map.of());

    Takings {
        days = Map.copyOf(days);
        given = Map.copyOf(given);
    }

    /**
     * What a member brought on a day.
     *
     * @param on the business date
     * @param currency of the amounts; those of a second currency on one day are left out, for they cannot be added
     * @param brought how much
     */
    record Day(LocalDate on, String currency, Brought brought) {
        Day and(Day other) {
            if (!currency.equals(other.currency)) {
                return currency.compareTo(other.currency) < 0 ? this : other;
            }
            return new Day(on, currency, brought.plus(other.brought));
        }
    }

    /**
     * What a promotion gave on a day.
     *
     * @param receipts on how many sales
     * @param minor what it took off, less what came back with goods
     * @param members to whom, of those who are no strangers
     */
    record Given(long receipts, long minor, Set<MemberId> members) {
        Given {
            members = Set.copyOf(members);
        }
    }
}
