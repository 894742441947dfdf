package io.tillstream.features.demand;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What an item costs without promotions, day by day: one definition for training and scoring. The price of a day is the one that
 * holds at 14:00 by the store's clock, and so for most of the hours between 06 and 22; before the first that is known, that one.
 */
public final class RegularPrice {
    private static final LocalTime MIDDAY = LocalTime.of(14, 0);
    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    private RegularPrice() {}

    /**
     * The price of a day over that of another.
     *
     * @param against the day whose price is 1
     * @param zone of the store
     * @param steps that hold in the store, the earliest first
     * @return 0.05 to 20; 1 where no price is known, or the two are in different currencies, or one of them is 0
     */
    public static double over(LocalDate day, LocalDate against, ZoneId zone, List<Price> steps) {
        if (steps.size() < 2) {
            return 1;
        }
        Money price = on(day, zone, steps);
        Money reference = on(against, zone, steps);
        return price.isPositive() && reference.isPositive() && price.currency().equals(reference.currency())
                ? Math.clamp((double) price.minor() / reference.minor(), LEAST, MOST)
                : 1;
    }

    private static Money on(LocalDate day, ZoneId zone, List<Price> steps) {
        Instant midday = day.atTime(MIDDAY).atZone(zone).toInstant();
        Price holds = steps.getFirst();
        for (Price step : steps) {
            holds = step.effectiveFrom().isAfter(midday) ? holds : step;
        }
        return holds.unitPrice();
    }
}
