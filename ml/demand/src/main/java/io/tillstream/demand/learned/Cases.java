package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which cases are learned from: every morning of every series, a few steps each, thinned when there are too many. */
final class Cases {
    /** Days a morning needs behind it before anything is learned from it. */
    static final int SHORTEST_MEMORY = 15;

    /** More rows than these teach little and cost memory: about 2 kB each. */
    static final int MOST = 260_000;

    private Cases() {}

    /**
     * Cases whose target lies in the past and has a row.
     *
     * @param first the least step
     * @param last the greatest
     * @param perMorning how many steps are drawn for each series and morning
     * @param inStock only targets with a full shelf
     * @param most how many at most
     */
    static List<Case> of(Past past, int first, int last, int perMorning, boolean inStock, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Case> all = new ArrayList<>();
        for (int origin = Math.min(SHORTEST_MEMORY, past.origin() / 2 + 1); origin < past.origin(); origin++) {
            int farthest = Math.min(last, past.origin() - origin);
            for (int series = 0; series < past.seriesCount(); series++) {
                draw(series, origin, first, farthest, perMorning, random).stream()
                        .filter(one -> past.has(one.series(), one.target())
                                && (!inStock || past.hoursOut(one.series(), one.target()) == 0))
                        .forEach(all::add);
            }
        }
        return thinned(all, most, random);
    }

    private static List<Case> draw(int series, int origin, int first, int last, int count, SplittableRandom random) {
        List<Case> drawn = new ArrayList<>();
        int left = last - first + 1;
        int wanted = Math.min(count, left);
        for (int step = first; step <= last && wanted > 0; step++, left--) {
            if (random.nextInt(left) < wanted) {
                drawn.add(new Case(series, origin, step));
                wanted--;
            }
        }
        return drawn;
    }

    private static List<Case> thinned(List<Case> all, int most, SplittableRandom random) {
        if (all.size() <= most) {
            return all;
        }
        List<Case> kept = new ArrayList<>();
        double share = (double) most / all.size();
        for (Case one : all) {
            if (random.nextDouble() < share) {
                kept.add(one);
            }
        }
        return kept;
    }
}
