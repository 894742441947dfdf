package io.tillstream.dashboards.models;

import io.tillstream.events.decision.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was said to be likely, beside how often it came.
 *
 * @param points by rising probability
 */
record WordKept(List<Point> points) {
    private static final int TENTHS = 10;
    private static final long WHOLE = 10_000;
    private static final long PER_BASIS_POINT = 100;

    WordKept {
        points = List.copyOf(points);
    }

    /**
     * Cases of like probability.
     *
     * @param cases how many
     * @param said their mean probability, in hundredths of a percent
     * @param came the share that came, in hundredths of a percent
     */
    record Point(long cases, long said, long came) {
        private static final int LEFT = 44;
        private static final int BOTTOM = 190;
        private static final int WIDTH = 270;
        private static final int HEIGHT = 180;

        /** Across the picture, 0 % at 44 and 100 % at 314. */
        public long x() {
            return LEFT + said * WIDTH / WHOLE;
        }

        /** Down the picture, 100 % at 10 and 0 % at 190. */
        public long y() {
            return BOTTOM - came * HEIGHT / WHOLE;
        }

        /** The more cases, the larger; from 3 to 10. */
        public long radius() {
            return Math.clamp(Math.round(Math.log10((double) Math.max(1, cases)) * 3 + 2), 3, 10);
        }
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    public long cases() {
        return points.stream().mapToLong(Point::cases).sum();
    }

    /** The mean of what was said, in hundredths of a percent; 0 without cases. */
    public long said() {
        return cases() == 0
                ? 0
                : points.stream()
                                .mapToLong(point -> point.cases() * point.said())
                                .sum()
                        / cases();
    }

    /** The share that came, in hundredths of a percent; 0 without cases. */
    public long came() {
        return cases() == 0
                ? 0
                : points.stream()
                                .mapToLong(point -> point.cases() * point.came())
                                .sum()
                        / cases();
    }

    /** The alerts a card says it would have raised on the held-out days. */
    static WordKept ofAlerts(ModelCard card) {
        List<Point> points = new ArrayList<>();
        for (ModelCard.Contender one : card.contenders()) {
            if (one.name().startsWith("alerts from ")) {
                points.add(new Point(
                        one.figures().getOrDefault("alerts", 0L) / (WHOLE * PER_BASIS_POINT),
                        basisPoints(one.figures(), "said"),
                        basisPoints(one.figures(), "came")));
            }
        }
        return new WordKept(points);
    }

    /** The tenths of the held-out members, by what the one that is served said of them. */
    static WordKept ofTenths(ModelCard card) {
        List<Point> points = new ArrayList<>();
        card.contenders().stream()
                .filter(one -> one.name().equals(card.served()))
                .forEach(one -> {
                    for (int tenth = 1; tenth <= TENTHS; tenth++) {
                        if (one.figures().containsKey("said-" + tenth)) {
                            points.add(new Point(
                                    share(card.heldOut().cases(), tenth),
                                    basisPoints(one.figures(), "said-" + tenth),
                                    basisPoints(one.figures(), "came-" + tenth)));
                        }
                    }
                });
        return new WordKept(points);
    }

    /** How many of all are in a tenth; they are cut as training cuts them. */
    private static long share(long cases, int tenth) {
        return cases * tenth / TENTHS - cases * (tenth - 1) / TENTHS;
    }

    private static long basisPoints(Map<String, Long> figures, String name) {
        return Math.round(figures.getOrDefault(name, 0L) / (double) PER_BASIS_POINT);
    }

    /** Counts cases by tenths of their probability. */
    static final class Counting {
        private final long[] cases = new long[TENTHS];
        private final long[] said = new long[TENTHS];
        private final long[] came = new long[TENTHS];

        void add(int basisPoints, boolean happened) {
            int tenth = Math.clamp((long) basisPoints * TENTHS / WHOLE, 0, TENTHS - 1);
            cases[tenth]++;
            said[tenth] += basisPoints;
            came[tenth] += happened ? 1 : 0;
        }

        WordKept kept() {
            List<Point> points = new ArrayList<>();
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                if (cases[tenth] > 0) {
                    points.add(new Point(
                            cases[tenth],
                            Math.round(said[tenth] / (double) cases[tenth]),
                            Math.round(came[tenth] * WHOLE / (double) cases[tenth])));
                }
            }
            return new WordKept(points);
        }
    }
}
