package io.tillstream.features.demand;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.ItemDemand;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An item's daily sales in a store during the eight weeks before a day, days without a sale included. Pieces count as one
 * portion each, weighed goods as one per 100 g, so that a slice and a can are of like size.
 *
 * @param asOf the first day that is not known
 * @param portions per day, oldest first, {@link ItemDemand#LONGEST} values; the last one is yesterday's
 * @param lines sale lines per day, in the same order
 */
public record DemandSeries(LocalDate asOf, List<Double> portions, List<Long> lines) {
    private static final double GRAMS_PER_PORTION = 100;

    public DemandSeries {
        Objects.requireNonNull(asOf, "asOf");
        portions = List.copyOf(portions);
        lines = List.copyOf(lines);
        if (portions.size() != ItemDemand.LONGEST || lines.size() != ItemDemand.LONGEST) {
            throw new IllegalArgumentException("A series as of " + asOf + " has " + portions.size() + " days; exactly "
                    + ItemDemand.LONGEST + ".");
        }
    }

    /** Lays out the days before {@code asOf}; later ones and those too old are left out. */
    public static DemandSeries of(List<ItemDemand.Day> days, Quantity.Unit unit, LocalDate asOf) {
        Double[] portions = new Double[ItemDemand.LONGEST];
        Long[] lines = new Long[ItemDemand.LONGEST];
        Arrays.fill(portions, 0.0);
        Arrays.fill(lines, 0L);
        for (ItemDemand.Day day : days) {
            long ago = ChronoUnit.DAYS.between(day.on(), asOf);
            if (ago >= 1 && ago <= ItemDemand.LONGEST) {
                int index = ItemDemand.LONGEST - (int) ago;
                portions[index] += portions(day.sold(), unit);
                lines[index] += day.lines();
            }
        }
        return new DemandSeries(asOf, List.of(portions), List.of(lines));
    }

    /** How many portions an amount of pieces or grams is. */
    public static double portions(long amount, Quantity.Unit unit) {
        return switch (unit) {
            case EACH -> amount;
            case GRAM -> amount / GRAMS_PER_PORTION;
        };
    }

    /** How many pieces or grams a number of portions is, rounded up. */
    public static long amount(double portions, Quantity.Unit unit) {
        return switch (unit) {
            case EACH -> (long) Math.ceil(portions);
            case GRAM -> (long) Math.ceil(portions * GRAMS_PER_PORTION);
        };
    }

    /** Portions sold during {@code length} days, the last of which is {@code ago} days before {@link #asOf()}; 1 = yesterday. */
    public double sold(int ago, int length) {
        double sum = 0;
        for (int day = ago; day < ago + length; day++) {
            sum += portions.get(ItemDemand.LONGEST - day);
        }
        return sum;
    }

    /** Sale lines in the last {@code length} days. */
    public long lines(int length) {
        long sum = 0;
        for (int day = 1; day <= length; day++) {
            sum += lines.get(ItemDemand.LONGEST - day);
        }
        return sum;
    }

    /** Whether nothing was sold in all eight weeks. */
    public boolean isSilent() {
        return lines(ItemDemand.LONGEST) == 0;
    }
}
