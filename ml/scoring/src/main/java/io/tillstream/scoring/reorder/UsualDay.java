package io.tillstream.scoring.reorder;

import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.Portions;
import io.tillstream.features.stock.EmptyHours;
import io.tillstream.models.SoldSeries;
import java.time.LocalDate;

/**
 * The mean day of the last four weeks.
 *
 * @param asSold portions, as if the shelf had never been empty
 * @param whileThere the same over the part of the time in which there was something to sell
 */
record UsualDay(double asSold, double whileThere) {
    private static final int DAYS = 28;
    /** Less than a week of goods tells nothing of a day with goods. */
    private static final int LEAST_DAYS = 7;

    /** Of the days before {@code today}. */
    static UsualDay of(SoldSeries series, LocalDate today) {
        LocalDate from = today.minusDays(DAYS);
        double sold = 0;
        double missing = 0;
        for (LocalDate date = from; date.isBefore(today); date = date.plusDays(1)) {
            double portions = sold(series, date);
            sold += portions;
            missing += series.hoursOut(date, portions > 0) / (double) EmptyHours.ALL;
        }
        double there = DAYS - missing < LEAST_DAYS ? DAYS : DAYS - missing;
        return new UsualDay(sold / DAYS, sold / there);
    }

    private static double sold(SoldSeries series, LocalDate date) {
        return series.days().stream()
                .filter(day -> day.on().equals(date))
                .map(ItemDemand.Day::sold)
                .mapToDouble(amount -> Portions.of(amount, series.unit()))
                .sum();
    }
}
