package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Learns a {@link Blend}: which clues count, from the last baskets of histories and from what had been known before them. */
public final class BlendLearner {
    private static final int DEEPEST = 6;
    private static final int MOST_ROWS = 1_100_000;
    private static final int TRIED = 500;
    private static final int WEEK = 7;

    /** Shorter windows, in days, are of a short history, and begin every week: there is too little to learn from otherwise. */
    private static final int WINDOWS_APART = 28;

    private static final float[] NOTHING = {};

    private final Effort effort;
    private final long seed;

    /**
     * How much is put into learning.
     *
     * @param trees in each ensemble, at least 1
     * @param pairs of ensembles, one of larger and one of smaller trees, at least 1
     * @param enough baskets foreseen are enough to learn from
     * @param atOnce of the baskets that are equally far from their histories' ends at most so many are foreseen
     */
    public record Effort(int trees, int pairs, int enough, int atOnce) {
        /** What the figures of {@code recommend evaluate} are measured with. */
        public static final Effort THOROUGH = new Effort(400, 2, 12_000, 6_000);

        /** For a shop that learns every night beside its work. */
        public static final Effort NIGHTLY = new Effort(150, 1, 4_000, 4_000);

        /** For a first model while people wait. */
        public static final Effort QUICK = new Effort(100, 1, 2_000, 2_000);
    }

    /** A learner; the same seed and histories give the same blend. */
    public BlendLearner(Effort effort, long seed) {
        this.effort = effort;
        this.seed = seed;
    }

    /** Learns from histories of which the order is known; what comes after them must not be in them. */
    public Blend learn(Histories histories) {
        return learn(histories, false, back -> new Lesson(histories.withoutLast(back), Integer.MAX_VALUE));
    }

    /**
     * Learns from histories of which the days are known: what members bought first in each of the last windows, foreseen from
     * what was known when it began. So members who come often are asked about as often as they will be.
     *
     * @param histories with {@link Histories#today()}
     * @param window in days, at least 1
     */
    public Blend learn(Histories histories, int window) {
        int step = window < WINDOWS_APART ? Math.min(window, WEEK) : window;
        return learn(histories, true, back -> {
            int begun = histories.today() - window - (back - 1) * step;
            return new Lesson(histories.asOf(begun), begun + window);
        });
    }

    /**
     * One look back.
     *
     * @param known what was known then
     * @param until the day before which the basket that is foreseen has to be bought
     */
    private record Lesson(Histories known, int until) {
        /** Who had bought before and bought again in time. */
        int[] users(Histories all) {
            return IntStream.range(0, all.users())
                    .filter(user -> known.basketsOf(user) > 0 && known.to(user) < all.to(user))
                    .filter(user -> until == Integer.MAX_VALUE || all.dayOf(known.to(user)) < until)
                    .toArray();
        }
    }

    private Blend learn(Histories histories, boolean byDays, IntFunction<Lesson> looks) {
        Trial trial = Trial.of(histories, TRIED, seed);
        TifuKnn.Parameters tifuKnn = TifuKnn.chosenBy(trial).parameters();
        UpCf.Parameters upCf = UpCf.chosenBy(trial).parameters();
        Lessons lessons = new Lessons(Clue.COUNT_OF_ALL);
        for (int back = 1; back <= DEEPEST && (back == 1 || lessons.groups() < effort.enough); back++) {
            addLessons(histories, looks.apply(back), tifuKnn, upCf, lessons);
        }
        BinnedLessons binned = new BinnedLessons(lessons);
        List<RankingLearner.Settings> settings = settings(byDays);
        TreeEnsemble[] learned = new TreeEnsemble[settings.size()];
        IntStream.range(0, settings.size())
                .parallel()
                .forEach(i -> learned[i] = RankingLearner.learn(lessons, binned, settings.get(i)));
        return new Blend(tifuKnn, upCf, byDays, List.of(learned));
    }

    /**
     * A fixed number of trees, none chosen by a few held-back users: that proved to be noise. Where they begin at the count they
     * may be larger and take longer steps, and fewer do.
     */
    private List<RankingLearner.Settings> settings(boolean byDays) {
        TreeGrower.Growth small =
                byDays ? new TreeGrower.Growth(15, 200, 10, 0.3, 0.12) : new TreeGrower.Growth(7, 200, 10, 0.3, 0.06);
        TreeGrower.Growth larger =
                byDays ? new TreeGrower.Growth(31, 200, 10, 0.3, 0.08) : new TreeGrower.Growth(15, 200, 10, 0.3, 0.04);
        return IntStream.range(0, 2 * effort.pairs)
                .mapToObj(i -> i % 2 == 0
                        ? new RankingLearner.Settings(larger, effort.trees, 0.7, Prior::of, seed + i)
                        : new RankingLearner.Settings(small, effort.trees, 0.5, Prior::of, seed + i))
                .toList();
    }

    /** Foresees the basket behind each user's known ones by those. */
    private void addLessons(
            Histories histories, Lesson lesson, TifuKnn.Parameters tifuKnn, UpCf.Parameters upCf, Lessons lessons) {
        Histories known = lesson.known();
        int[] able = lesson.users(histories);
        int room = (MOST_ROWS - lessons.rows()) / 250;
        int[] asked = able;
        if (able.length > Math.min(effort.atOnce, room)) {
            int wanted = Math.max(0, Math.min(effort.atOnce, room));
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
}
