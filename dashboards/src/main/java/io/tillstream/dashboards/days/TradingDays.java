package io.tillstream.dashboards.days;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.Trade;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Trading days of stores: as they were reported, what came later, and what was planned. Amounts are as on the shelf price,
 * with the tax where prices include it.
 */
@Component
public final class TradingDays {
    /** So many weeks before a month say how its weekdays share its plan. */
    private static final int WEEKS_LOOKED_AT = 8;

    private static final int DAYS_A_WEEK = 7;

    private final StoreDays days;
    private final Corrections corrections;
    private final Plans plans;

    TradingDays(StoreDays days, Corrections corrections, Plans plans) {
        this.days = days;
        this.corrections = corrections;
        this.plans = plans;
    }

    /**
     * A day of all stores that are looked at.
     *
     * @param date which
     * @param reported what was known when the stores began their next day
     * @param late what was learned after that, up to the day that is asked for
     * @param receipts how many, both together
     * @param margin of the goods whose cost is known, both together
     * @param plan what was to be sold; absent unless there is one for every store
     */
    record Day(
            LocalDate date,
            Money reported,
            Money late,
            long receipts,
            Money margin,
            @Nullable Money plan) {
        public Money sold() {
            return reported.plus(late);
        }

        /** Sold in percent of the plan, or absent without one. */
        public @Nullable Long ofPlan() {
            return plan == null || plan.minor() <= 0 ? null : Math.round(sold().minor() * 100.0 / plan.minor());
        }
    }

    /** The days from the first to the last, as they were known on one. */
    List<Day> between(
            Collection<Store> stores, LocalDate from, LocalDate until, LocalDate known, CurrencyUnit currency) {
        Map<YearMonth, Map<StoreId, Map<LocalDate, Money>>> planned = new HashMap<>();
        return from.datesUntil(until.plusDays(1))
                .map(date -> day(
                        stores,
                        date,
                        known,
                        currency,
                        planned.computeIfAbsent(YearMonth.from(date), month -> planned(stores, month))))
                .toList();
    }

    private Day day(
            Collection<Store> stores,
            LocalDate date,
            LocalDate known,
            CurrencyUnit currency,
            Map<StoreId, Map<LocalDate, Money>> planned) {
        Money reported = Money.zero(currency);
        Money late = Money.zero(currency);
        Money margin = Money.zero(currency);
        long receipts = 0;
        for (Store store : stores) {
            Optional<StoreDaySales> day = days.of(store.store(), date);
            if (day.isPresent()) {
                Trade live = day.get().live();
                reported = reported.plus(sold(store, live));
                margin = margin.plus(live.margin());
                receipts += live.transactions();
            }
            for (var correction : corrections.of(store.store(), date, known)) {
                late = late.plus(sold(store, correction.trade()));
                margin = margin.plus(correction.trade().margin());
                receipts += correction.trade().transactions();
            }
        }
        return new Day(date, reported, late, receipts, margin, plan(stores, date, currency, planned));
    }

    private static Money sold(Store store, Trade trade) {
        return store.pricesIncludeTax() ? trade.revenue().plus(trade.tax()) : trade.revenue();
    }

    private static @Nullable Money plan(
            Collection<Store> stores,
            LocalDate date,
            CurrencyUnit currency,
            Map<StoreId, Map<LocalDate, Money>> planned) {
        Money sum = Money.zero(currency);
        for (Store store : stores) {
            Money ofDay = planned.getOrDefault(store.store(), Map.of()).get(date);
            if (ofDay == null) {
                return null;
            }
            sum = sum.plus(ofDay);
        }
        return stores.isEmpty() ? null : sum;
    }

    /** What these stores are to sell on a day together, unless one of them has no plan. */
    public Optional<Money> plan(Collection<Store> stores, LocalDate date, CurrencyUnit currency) {
        return Optional.ofNullable(plan(stores, date, currency, planned(stores, YearMonth.from(date))));
    }

    private Map<StoreId, Map<LocalDate, Money>> planned(Collection<Store> stores, YearMonth month) {
        Map<StoreId, Plans.Plan> standing = plans.of(month);
        Map<StoreId, Map<LocalDate, Money>> planned = new HashMap<>();
        for (Store store : stores) {
            Plans.Plan plan = standing.get(store.store());
            if (plan != null && plan.amount().currency().equals(store.currency())) {
                planned.put(store.store(), shared(plan, weekdays(store, month)));
            }
        }
        return planned;
    }

    /** What each weekday brought in the weeks before the month; all the same where nothing is known. */
    private Map<DayOfWeek, Long> weekdays(Store store, YearMonth month) {
        Map<DayOfWeek, Long> weights = new EnumMap<>(DayOfWeek.class);
        LocalDate first = month.atDay(1).minusDays((long) WEEKS_LOOKED_AT * DAYS_A_WEEK);
        first.datesUntil(month.atDay(1))
                .forEach(date -> weights.merge(
                        date.getDayOfWeek(),
                        days.of(store.store(), date)
                                .map(day -> Math.max(0, sold(store, day.live()).minor()))
                                .orElse(0L),
                        Long::sum));
        return weights.values().stream().allMatch(weight -> weight == 0)
                ? new EnumMap<>(Map.of(
                        DayOfWeek.MONDAY,
                        1L,
                        DayOfWeek.TUESDAY,
                        1L,
                        DayOfWeek.WEDNESDAY,
                        1L,
                        DayOfWeek.THURSDAY,
                        1L,
                        DayOfWeek.FRIDAY,
                        1L,
                        DayOfWeek.SATURDAY,
                        1L,
                        DayOfWeek.SUNDAY,
                        1L))
                : weights;
    }

    /** The days of a month share its plan by their weights, and add up to it to the cent. */
    static Map<LocalDate, Money> shared(Plans.Plan plan, Map<DayOfWeek, Long> weights) {
        List<LocalDate> dates = plan.month()
                .atDay(1)
                .datesUntil(plan.month().atEndOfMonth().plusDays(1))
                .toList();
        double all = dates.stream()
                .mapToLong(date -> weights.getOrDefault(date.getDayOfWeek(), 0L))
                .sum();
        Map<LocalDate, Money> shared = new HashMap<>();
        double weight = 0;
        long given = 0;
        for (LocalDate date : dates) {
            weight += weights.getOrDefault(date.getDayOfWeek(), 0L);
            long until = Math.round(plan.amount().minor() * (weight / all));
            shared.put(date, Money.ofMinor(until - given, plan.amount().currency()));
            given = until;
        }
        return shared;
    }
}
