package io.tillstream.dashboards.reorder;

import io.tillstream.features.stock.EmptyHours;
import java.util.List;
import java.util.Optional;

/**
 * What customers would have bought on the days on which nothing was on the shelf: as much as on the same day of the week while
 * something was there. A day counts for the hours in which there were goods, and days before the first sale count for nothing.
 *
 * <p>A day of the week with few days behind it is drawn to the mean of all, as if one such day more had been seen. The interval
 * holds the true amount in nine of ten cases: it has what single days scatter and what the means may be wrong by. It takes what
 * was missed for as much as was sold, so a shortage that everybody waits for is worth more than it says.
 *
 * @param days on how many days there was nothing for half of the opening hours or longer
 * @param known of how many
 * @param amount pieces or grams
 * @param low lower end of the interval, not below 0
 * @param high its upper end
 */
record MissedSales(int days, int known, long amount, long low, long high) {
    /** With goods on fewer days nothing is said. */
    static final int LEAST = 14;

    private static final int WEEK = 7;
    private static final double DOUBT = 1;

    /** Standard deviations on each side of what is expected that hold nine of ten. */
    private static final double NINE_OF_TEN = 1.645;

    /** Empty where something was always there, or hardly ever. */
    static Optional<MissedSales> of(List<SalesPicture.Past> past) {
        List<SalesPicture.Past> known =
                past.stream().dropWhile(day -> day.sold() == 0).toList();
        long days = known.stream().filter(SalesPicture.Past::isWithoutGoods).count();
        if (days == 0 || known.size() - days < LEAST) {
            return Optional.empty();
        }
        return Optional.of(new Week(known).missed(known, Math.toIntExact(days)));
    }

    /** What each day of the week sells while there is something to sell. */
    private static final class Week {
        private final double[] sold = new double[WEEK];
        private final double[] there = new double[WEEK];
        private final double mean;
        private final double scatter;

        Week(List<SalesPicture.Past> known) {
            double all = 0;
            double open = 0;
            for (SalesPicture.Past day : known) {
                sold[at(day)] += day.sold();
                there[at(day)] += 1 - gone(day);
                all += day.sold();
                open += 1 - gone(day);
            }
            mean = all / open;
            double squares = 0;
            int seen = 0;
            for (SalesPicture.Past day : known) {
                if (!day.isWithoutGoods()) {
                    double off = day.sold() - (1 - gone(day)) * rate(at(day));
                    squares += off * off;
                    seen++;
                }
            }
            scatter = squares / (seen - WEEK);
        }

        private static int at(SalesPicture.Past day) {
            return day.on().getDayOfWeek().getValue() - 1;
        }

        private static double gone(SalesPicture.Past day) {
            return (double) day.gone() / EmptyHours.ALL;
        }

        private double rate(int weekday) {
            return (sold[weekday] + DOUBT * mean) / (there[weekday] + DOUBT);
        }

        MissedSales missed(List<SalesPicture.Past> known, int days) {
            double[] missing = new double[WEEK];
            for (SalesPicture.Past day : known) {
                missing[at(day)] += day.isWithoutGoods() ? gone(day) : 0;
            }
            double amount = 0;
            double variance = 0;
            for (int weekday = 0; weekday < WEEK; weekday++) {
                amount += missing[weekday] * rate(weekday);
                variance +=
                        scatter * (missing[weekday] + missing[weekday] * missing[weekday] / (there[weekday] + DOUBT));
            }
            double aside = NINE_OF_TEN * Math.sqrt(variance);
            return new MissedSales(
                    days, known.size(), Math.round(amount), Math.max(0, (long) Math.floor(amount - aside)), (long)
                            Math.ceil(amount + aside));
        }
    }
}
