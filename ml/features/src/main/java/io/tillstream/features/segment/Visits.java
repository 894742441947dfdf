package io.tillstream.features.segment;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days on which a member shopped.
 *
 * @param first the first of all
 * @param ever how many there were with a purchase
 * @param days the latest {@value #KEPT} of them, oldest first
 */
public record Visits(LocalDate first, long ever, List<Day> days) {
    /** More than a visit a week in a year; each costs a rewrite of all at every visit. */
    public static final int KEPT = 60;

    public Visits {
        days = List.copyOf(days);
    }

    /**
     * One trading day.
     *
     * @param on the day
     * @param bought whether anything was bought, or only brought back
     * @param currency of the amounts
     * @param spent minor units, tax included, returns subtracted
     * @param categories the same by category, where the till recorded one
     */
    public record Day(LocalDate on, boolean bought, String currency, long spent, Map<String, Long> categories) {
        public Day {
            categories = Map.copyOf(categories);
        }

        public Money spentMoney() {
            return Money.ofMinor(spent, CurrencyUnit.of(currency));
        }
    }

    /** The one day of a sale. */
    public static Visits of(Sale sale) {
        long spent = 0;
        boolean bought = false;
        Map<String, Long> categories = new TreeMap<>();
        for (SaleLine line : sale.lines()) {
            if (!line.loadsGiftCard()) {
                bought |= line.quantity().amount() > 0;
                spent = Math.addExact(spent, line.net().minor());
                Merchandise goods = line.merchandise();
                if (goods != null) {
                    categories.merge(goods.category(), line.net().minor(), Math::addExact);
                }
            }
        }
        Day day = new Day(sale.businessDate(), bought, sale.currency().code(), spent, categories);
        return new Visits(sale.businessDate(), bought ? 1 : 0, List.of(day));
    }

    /** Two lists of one member's days. A day that both know is one visit. */
    public static Visits merge(Visits one, Visits other) {
        Map<LocalDate, Day> byDate = new TreeMap<>();
        long ever = one.ever() + other.ever();
        for (Day day : one.days()) {
            byDate.put(day.on(), day);
        }
        for (Day day : other.days()) {
            Day known = byDate.get(day.on());
            if (known == null) {
                byDate.put(day.on(), day);
            } else {
                ever -= known.bought() && day.bought() ? 1 : 0;
                byDate.put(day.on(), merge(known, day));
            }
        }
        List<Day> days = new ArrayList<>(byDate.values());
        return new Visits(
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                ever,
                days.subList(Math.max(0, days.size() - KEPT), days.size()));
    }

    /** Amounts of a second currency on one day are left out: they cannot be added. */
    private static Day merge(Day one, Day other) {
        if (!one.currency().equals(other.currency())) {
            return one.currency().compareTo(other.currency()) < 0 ? one : other;
        }
        Map<String, Long> categories = new TreeMap<>(one.categories());
        other.categories().forEach((category, spent) -> categories.merge(category, spent, Math::addExact));
        return new Day(
                one.on(),
                one.bought() || other.bought(),
                one.currency(),
                Math.addExact(one.spent(), other.spent()),
                categories);
    }
}
