package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Our model. It gathers what a user may buy from their own baskets, from users like them and from items that go together; looks
 * at each of these through every {@link Clue}; and has learned from the last baskets of the histories, and from what had been known
 * before them, which clues count.
 */
public final class HabitBlend implements NextBasketMethod {
    private static final int LEAST_GROUPS = 12_000;
    private static final int MOST_GROUPS = 6_000;
    private static final int DEEPEST = 6;
    private static final int MOST_ROWS = 1_100_000;
    private static final int TRIED = 500;

    private static final int TREES = 400;
    private static final float[] NOTHING = {};

    private final long seed;
    private final int trees;

    /** The model; the same seed gives the same rankings. */
    public HabitBlend(long seed) {
        this(seed, TREES);
    }

    /** The model with fewer trees or more: less to wait for, or a little more to gain. */
    HabitBlend(long seed, int trees) {
        this.seed = seed;
        this.trees = trees;
    }

    @Override
    public String name() {
        return "habit-blend";
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        Trial trial = Trial.of(histories, TRIED, seed);
        TifuKnn.Parameters tifuKnn = TifuKnn.chosenBy(trial).parameters();
        UpCf.Parameters upCf = UpCf.chosenBy(trial).parameters();
        List<TreeEnsemble> ensembles = learn(histories, tifuKnn, upCf);
        Evidence evidence = new Evidence(histories, tifuKnn, upCf);
        int[][] ranked = new int[users.length][];
        Crew.workFor(users.length, () -> new ClueSheet(evidence), (sheet, index) -> {
            sheet.look(users[index]);
            ranked[index] = evidence.counts.filled(best(ensembles, sheet, length), length);
        });
        return ranked;
    }

    private List<TreeEnsemble> learn(Histories histories, TifuKnn.Parameters tifuKnn, UpCf.Parameters upCf) {
        Lessons lessons = new Lessons(Clue.COUNT_OF_ALL);
        for (int back = 1; back <= DEEPEST && (back == 1 || lessons.groups() < LEAST_GROUPS); back++) {
            addLessons(histories, back, tifuKnn, upCf, lessons);
        }
        BinnedLessons binned = new BinnedLessons(lessons);
        List<RankingLearner.Settings> settings = settings();
        TreeEnsemble[] learned = new TreeEnsemble[settings.size()];
        IntStream.range(0, settings.size())
                .parallel()
                .forEach(i -> learned[i] = RankingLearner.learn(lessons, binned, settings.get(i)));
        return List.of(learned);
    }

    /** Small trees, many of them, and none chosen by a few held-back users: that proved to be noise. */
    private List<RankingLearner.Settings> settings() {
        TreeGrower.Growth small = new TreeGrower.Growth(7, 200, 10, 0.3, 0.06);
        TreeGrower.Growth larger = new TreeGrower.Growth(15, 200, 10, 0.3, 0.04);
        return List.of(
                new RankingLearner.Settings(larger, trees, 0.7, seed),
                new RankingLearner.Settings(small, trees, 0.5, seed + 1),
                new RankingLearner.Settings(larger, trees, 0.7, seed + 2),
                new RankingLearner.Settings(small, trees, 0.5, seed + 3));
    }

    /** Foresees the basket that is {@code back} from each user's end by what came before it. */
    private void addLessons(
            Histories histories, int back, TifuKnn.Parameters tifuKnn, UpCf.Parameters upCf, Lessons lessons) {
        Histories known = histories.withoutLast(back);
        int[] able = IntStream.range(0, histories.users())
                .filter(user -> known.basketsOf(user) > 0)
                .toArray();
        int room = (MOST_ROWS - lessons.rows()) / 250;
        int[] asked = able;
        if (able.length > Math.min(MOST_GROUPS, room)) {
            int wanted = Math.max(0, Math.min(MOST_GROUPS, room));
            asked = IntStream.range(0, wanted)
                    .map(i -> able[(int) ((long) i * able.length / wanted)])
                    .toArray();
        }
        if (asked.length == 0) {
            return;
        }
        Evidence evidence = new Evidence(known, tifuKnn, upCf);
        int[] users = asked;
        float[][] clues = new float[users.length][];
        boolean[][] hits = new boolean[users.length][];
        Crew.workFor(users.length, () -> new ClueSheet(evidence), (sheet, index) -> {
            sheet.look(users[index]);
            int[] items = sheet.items();
            int[] basket = histories.basket(known.to(users[index]));
            clues[index] = sheet.clues();
            hits[index] = new boolean[items.length];
            for (int i = 0; i < items.length; i++) {
                hits[index][i] = Arrays.binarySearch(basket, items[i]) >= 0;
            }
        });
        for (int i = 0; i < users.length; i++) {
            lessons.add(clues[i], hits[i], histories.basket(known.to(users[i])).length);
            clues[i] = NOTHING;
        }
    }

    private static int[] best(List<TreeEnsemble> ensembles, ClueSheet sheet, int length) {
        int[] items = sheet.items();
        double[] sums = new double[items.length];
        for (TreeEnsemble ensemble : ensembles) {
            float[] scores = new float[items.length];
            ensemble.addTo(scores, sheet.clues(), 0, Clue.COUNT_OF_ALL);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < items.length; i++) {
                sum += scores[i];
                squares += (double) scores[i] * scores[i];
            }
            double mean = sum / items.length;
            double spread = Math.sqrt(Math.max(1e-12, squares / items.length - mean * mean));
            for (int i = 0; i < items.length; i++) {
                sums[i] += (scores[i] - mean) / spread;
            }
        }
        long[] packed = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            packed[i] = Best.packed((float) sums[i], i);
        }
        int front = Best.toFront(packed, items.length, length);
        int[] best = new int[front];
        for (int i = 0; i < front; i++) {
            best[i] = items[Best.number(packed[i])];
        }
        return best;
    }
}
