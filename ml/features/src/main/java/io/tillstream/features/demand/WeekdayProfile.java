package io.tillstream.features.demand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a store's week is spread over its days.
 *
 * @param shares share of a week's sales per weekday, together 1; closed days have 0
 */
public record WeekdayProfile(Map<DayOfWeek, Double> shares) {
    /** For a store nothing is known of. */
    public static final WeekdayProfile EVEN = even();

    public WeekdayProfile {
        shares = Map.copyOf(shares);
    }

    /** From portions sold per weekday, all weekdays equally often observed. */
    public static WeekdayProfile of(Map<DayOfWeek, Double> sold) {
        double total = sold.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total <= 0) {
            return EVEN;
        }
        Map<DayOfWeek, Double> shares = new EnumMap<>(DayOfWeek.class);
        sold.forEach((day, portions) -> shares.put(day, portions / total));
        return new WeekdayProfile(shares);
    }

    /** What part of a week's demand falls on the days from {@code from} to before {@code until}; may exceed 1. */
    public double weeks(LocalDate from, LocalDate until) {
        double sum = 0;
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            sum += shares.getOrDefault(day.getDayOfWeek(), 0.0);
        }
        return sum;
    }

    private static WeekdayProfile even() {
        Map<DayOfWeek, Double> shares = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            shares.put(day, 1.0 / 7);
        }
        return new WeekdayProfile(shares);
    }
}
