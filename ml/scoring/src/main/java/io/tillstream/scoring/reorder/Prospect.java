package io.tillstream.scoring.reorder;

import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandOutlook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An item's shelf until the next delivery: how likely it is to be empty before, what would be lost, and what of that is due to
 * which input, each taken away in its turn.
 *
 * @param outlook turns means into a distribution
 * @param means of the days until the delivery
 * @param unannounced the same, had no promotion been announced of them
 * @param level the mean day of the coming week
 * @param usual the mean day of the last four weeks, as sold and while there was something to sell
 * @param portions on the shelf
 * @param overdue portions whose delivery day has passed
 * @param margin minor units earned per portion
 */
@SuppressWarnings("ArrayRecordComponent") // made and read in one go
record Prospect(
        DemandOutlook outlook,
        double[] means,
        double[] unannounced,
        double level,
        UsualDay usual,
        long portions,
        long overdue,
        double margin) {
    DemandDistribution demand() {
        return outlook.demand(means);
    }

    /** The probability that demand takes all there is. */
    double empty() {
        return demand().reaches(portions);
    }

    /** Expected portions asked for in vain. */
    double shortBy() {
        return demand().beyond(portions);
    }

    /** Expected margin lost, in minor units. */
    double lost() {
        return lost(means, portions);
    }

    private double[] scaled(double by) {
        return Arrays.stream(means).map(mean -> mean * by).toArray();
    }

    private double lost(double[] days, long shelf) {
        return outlook.demand(days).beyond(shelf) * margin;
    }

    /**
     * What each input does to {@link #lost()}: the difference to what it would be without it, the largest first. What moves less
     * than one minor unit is left out.
     */
    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        double lost = lost();
        double[] even = new double[means.length];
        Arrays.fill(even, level);
        effects.add(new Effect("weekday", lost - lost(even, portions)));
        if (level > 0) {
            effects.add(new Effect("trend", lost - lost(scaled(usual.whileThere() / level), portions)));
        }
        if (usual.whileThere() > 0) {
            effects.add(new Effect("empty-shelf", lost - lost(scaled(usual.asSold() / usual.whileThere()), portions)));
        }
        effects.add(new Effect("promotion", lost - lost(unannounced, portions)));
        effects.add(new Effect("on-hand", lost - lost(means, demand().quantile(ReorderDesk.SERVICE_LEVEL))));
        if (means.length > 1) {
            effects.add(new Effect("delivery", lost - lost(Arrays.copyOf(means, 1), portions)));
        }
        if (overdue > 0) {
            effects.add(new Effect("late-delivery", lost - lost(means, portions + overdue)));
        }
        return effects.stream()
                .filter(effect -> Math.abs(effect.minor()) >= 1)
                .sorted(Comparator.comparingDouble((Effect effect) -> Math.abs(effect.minor()))
                        .reversed())
                .toList();
    }

    /**
     * What one input does.
     *
     * @param input as in {@link Driver#input()}
     * @param minor by how much the expected loss is larger for it
     */
    record Effect(String input, double minor) {}
}
