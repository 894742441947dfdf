package io.tillstream.scoring.reorder;

import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.models.DemandDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An item's shelf until the next delivery: how likely it is to be empty before, what would be lost, and what of that is due to
 * which input, each taken away in its turn.
 *
 * @param shelf demand until the delivery, and what is there for it
 * @param unannounced means of these days, had no promotion been announced of them
 * @param samePrice the same, were its full price to stay as it was yesterday
 * @param level the mean day of the coming week
 * @param usual the mean day of the last four weeks, as sold and while there was something to sell
 * @param overdue portions whose delivery day has passed
 * @param margin minor units earned per portion
 */
@SuppressWarnings("ArrayRecordComponent") // made and read in one go
record Prospect(
        ShelfAhead shelf,
        double[] unannounced,
        double[] samePrice,
        double level,
        UsualDay usual,
        long overdue,
        double margin) {
    static final Comparator<Effect> LARGEST_FIRST = Comparator.comparingDouble(
                    (Effect effect) -> Math.abs(effect.minor()))
            .reversed();

    DemandDistribution demand() {
        return shelf.outlook().demand(shelf.means());
    }

    /** The probability that demand takes all there is. */
    double empty() {
        return shelf.empty();
    }

    /** Expected portions asked for in vain. */
    double shortBy() {
        return shelf.shortBy();
    }

    /** Expected margin lost, in minor units. */
    double lost() {
        return lost(shelf);
    }

    private double lost(ShelfAhead other) {
        return other.shortBy() * margin;
    }

    private double[] scaled(double by) {
        return Arrays.stream(shelf.means()).map(mean -> mean * by).toArray();
    }

    /**
     * What each input does to {@link #lost()}: the difference to what it would be without it, the largest first. What moves less
     * than one minor unit is left out.
     */
    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        double lost = lost();
        double[] even = new double[shelf.means().length];
        Arrays.fill(even, level);
        effects.add(new Effect("weekday", lost - lost(shelf.asking(even))));
        if (level > 0) {
            effects.add(new Effect("trend", lost - lost(shelf.asking(scaled(usual.whileThere() / level)))));
        }
        if (usual.whileThere() > 0) {
            effects.add(new Effect(
                    "empty-shelf", lost - lost(shelf.asking(scaled(usual.asSold() / usual.whileThere())))));
        }
        effects.add(new Effect("promotion", lost - lost(shelf.asking(unannounced))));
        effects.add(new Effect("price", lost - lost(shelf.asking(samePrice))));
        effects.add(new Effect("on-hand", lost - lost(shelf.holding(demand().quantile(ReorderDesk.SERVICE_LEVEL)))));
        effects.add(new Effect("on-order", lost - lost(shelf.alone())));
        if (shelf.means().length > 1) {
            effects.add(new Effect("delivery", lost - lost(shelf.asking(Arrays.copyOf(shelf.means(), 1)))));
        }
        if (overdue > 0) {
            effects.add(new Effect("late-delivery", lost - lost(shelf.holding(shelf.portions() + overdue))));
        }
        return effects.stream()
                .filter(effect -> Math.abs(effect.minor()) >= 1)
                .sorted(LARGEST_FIRST)
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
