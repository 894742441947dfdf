package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Learns a ranking by boosting trees: LambdaMART (Burges, "From RankNet to LambdaRank to LambdaMART", 2010). Each pair of a hit
 * and a miss weighs what exchanging them would change in NDCG, ideal over all items of the true basket.
 */
final class RankingLearner {
    private static final int PLACES = 20;
    private static final double[] DISCOUNTS = new double[PLACES];

    static {
        for (int place = 0; place < PLACES; place++) {
            DISCOUNTS[place] = 1 / Math.log(place + 2.0);
        }
    }

    /**
     * What can be set.
     *
     * @param growth how they grow
     * @param trees how many
     * @param groups the share of groups each tree sees
     * @param prior where trees begin
     * @param seed of all that is random
     */
    record Settings(TreeGrower.Growth growth, int trees, double groups, Start prior, long seed) {}

    /** The score of a row before any tree. */
    @FunctionalInterface
    interface Start {
        float of(float[] values, int row);
    }

    private final Lessons lessons;
    private final BinnedLessons binned;
    private final Settings settings;
    private final SplittableRandom random;
    private final double[] ideals;
    private final float[] scores;
    private final float[] gradient;
    private final float[] curvature;

    private RankingLearner(Lessons lessons, BinnedLessons binned, Settings settings) {
        this.lessons = lessons;
        this.binned = binned;
        this.settings = settings;
        random = new SplittableRandom(settings.seed);
        ideals = new double[lessons.groups()];
        for (int group = 0; group < ideals.length; group++) {
            for (int place = 0; place < lessons.basketSize(group); place++) {
                ideals[group] += 1 / Math.log(place + 2.0);
            }
        }
        scores = new float[lessons.rows()];
        gradient = new float[lessons.rows()];
        curvature = new float[lessons.rows()];
    }

    static TreeEnsemble learn(Lessons lessons, BinnedLessons binned, Settings settings) {
        return new RankingLearner(lessons, binned, settings).learn();
    }

    private TreeEnsemble learn() {
        TreeEnsemble ensemble = new TreeEnsemble();
        TreeGrower grower = new TreeGrower(binned, settings.growth);
        for (int row = 0; row < lessons.rows(); row++) {
            scores[row] = settings.prior.of(lessons.values(), row * lessons.width());
        }
        for (int tree = 0; tree < settings.trees; tree++) {
            aim();
            grower.grow(drawn(), gradient, curvature, random, ensemble);
            for (int row = 0; row < lessons.rows(); row++) {
                scores[row] += ensemble.scoreOf(tree, lessons.values(), row * lessons.width());
            }
        }
        return ensemble;
    }

    private int[] drawn() {
        int[] rows = new int[lessons.rows()];
        int size = 0;
        for (int group = 0; group < lessons.groups(); group++) {
            if (random.nextDouble() < settings.groups) {
                for (int row = lessons.from(group); row < lessons.to(group); row++) {
                    rows[size++] = row;
                }
            }
        }
        return Arrays.copyOf(rows, size);
    }

    private void aim() {
        long[] packed = new long[16];
        for (int group = 0; group < lessons.groups(); group++) {
            int from = lessons.from(group);
            int to = lessons.to(group);
            packed = packed.length < to - from ? new long[2 * (to - from)] : packed;
            order(group, packed);
        }
    }

    private void order(int group, long[] packed) {
        int from = lessons.from(group);
        int size = lessons.to(group) - from;
        for (int i = 0; i < size; i++) {
            packed[i] = Best.packed(scores[from + i], i);
            gradient[from + i] = 0;
            curvature[from + i] = 0;
        }
        Best.toFront(packed, size, size);
        double ideal = ideals[group];
        for (int one = 0; one < size; one++) {
            int hit = from + Best.number(packed[one]);
            if (!lessons.isHit(hit)) {
                continue;
            }
            for (int other = 0; other < size; other++) {
                int miss = from + Best.number(packed[other]);
                if (lessons.isHit(miss)) {
                    continue;
                }
                double change = Math.abs(discount(one) - discount(other)) / ideal;
                if (change == 0) {
                    continue;
                }
                double wrong = 1 / (1 + Math.exp(scores[hit] - scores[miss]));
                double pull = change * wrong;
                double bend = change * wrong * (1 - wrong);
                gradient[hit] -= (float) pull;
                gradient[miss] += (float) pull;
                curvature[hit] += (float) bend;
                curvature[miss] += (float) bend;
            }
        }
    }

    private static double discount(int place) {
        return place < PLACES ? DISCOUNTS[place] : 0;
    }
}
