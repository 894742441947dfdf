package io.tillstream.customers.price;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Price sensitivity of members. A line is reduced when something was taken off it, or, where nobody noted that, when its price
 * for a unit is a twentieth under the middle price of the item in that store and quarter. What chance would give
 * is what all others did: the share of their lines of the same item that were reduced, in the same store and week (in all stores where nobody else bought
 * it there), the member's own lines left out.
 * Observed over expected is a rate over its exposure, and is drawn to 1 as gamma distributed rates of Poisson counts are
 * (D. Clayton, J. Kaldor, Biometrics 43, 1987); how strongly, the members themselves tell.
 */
public final class PriceSensitivities {
    private static final double CHEAPER = 0.05;
    private static final int LEAST_PRICES = 5;
    private static final int DAYS_OF_A_QUARTER = 91;
    private static final int DAYS_OF_A_WEEK = 7;

    /** Fewer lines, or less than one reduced line to be expected, say nothing. */
    private static final int LEAST_LINES = 10;

    private static final double LEAST_EXPECTED = 1;

    /** Lines that 1 counts for, where members do not tell. */
    private static final double WEAKEST = 1;

    private static final double STRONGEST = 50;

    private final Map<String, Sum> sums;
    private final double weight;

    private PriceSensitivities(Map<String, Sum> sums) {
        this.sums = sums;
        this.weight = weight(sums.values());
    }

    private record Offered(String store, String item, long period) {
        private static final String ANYWHERE = "\0";

        private Offered anywhere() {
            return new Offered(ANYWHERE, item, period);
        }
    }

    /** A line with what it would cost without a reduction. */
    private record Valued(PricedLine line, double value, boolean reduced) {}

    private static final class Sum {
        private int lines;
        private double value;
        private double reduced;
        private double expected;

        private void add(double more, boolean isReduced, double share) {
            lines++;
            value += more;
            reduced += isReduced ? more : 0;
            expected += more * share;
        }

        private double observedLines() {
            return value > 0 ? lines * reduced / value : 0;
        }

        private double expectedLines() {
            return value > 0 ? lines * expected / value : 0;
        }

        private boolean tells() {
            return lines >= LEAST_LINES && expectedLines() >= LEAST_EXPECTED;
        }
    }

    /** Learns from all lines there are, walk-ins' too. */
    public static PriceSensitivities of(Collection<PricedLine> lines) {
        List<Valued> valued = valued(lines);
        Map<Offered, double[]> all = new HashMap<>();
        Map<String, Map<Offered, double[]>> own = new TreeMap<>();
        for (Valued one : valued) {
            Offered week = offered(one.line(), DAYS_OF_A_WEEK);
            String member = one.line().member();
            for (Offered offered : List.of(week, week.anywhere())) {
                add(all, offered, one);
                if (member != null) {
                    add(own.computeIfAbsent(member, _ -> new HashMap<>()), offered, one);
                }
            }
        }
        Map<String, Sum> sums = new TreeMap<>();
        for (Valued one : valued) {
            String member = one.line().member();
            if (member != null) {
                Map<Offered, double[]> mine = own.getOrDefault(member, Map.of());
                Offered week = offered(one.line(), DAYS_OF_A_WEEK);
                OptionalDouble share = share(all, mine, week);
                if (share.isEmpty()) {
                    share = share(all, mine, week.anywhere());
                }
                if (share.isPresent()) {
                    sums.computeIfAbsent(member, _ -> new Sum()).add(one.value(), one.reduced(), share.getAsDouble());
                }
            }
        }
        return new PriceSensitivities(sums);
    }

    /** The reduced share of what others bought; empty where nobody else did. */
    private static OptionalDouble share(Map<Offered, double[]> all, Map<Offered, double[]> own, Offered offered) {
        double[] everybody = all.getOrDefault(offered, new double[2]);
        double[] mine = own.getOrDefault(offered, new double[2]);
        double others = everybody[0] - mine[0];
        return others >= 1
                ? OptionalDouble.of(Math.clamp((everybody[1] - mine[1]) / others, 0, 1))
                : OptionalDouble.empty();
    }

    private static void add(Map<Offered, double[]> sums, Offered offered, Valued one) {
        double[] sum = sums.computeIfAbsent(offered, _ -> new double[2]);
        sum[0]++;
        sum[1] += one.reduced() ? 1 : 0;
    }

    private static List<Valued> valued(Collection<PricedLine> lines) {
        Map<Offered, List<Double>> prices = new HashMap<>();
        for (PricedLine line : lines) {
            if (Double.isNaN(line.off())) {
                prices.computeIfAbsent(offered(line, DAYS_OF_A_QUARTER), _ -> new ArrayList<>())
                        .add(line.paid() / line.units());
            }
        }
        Map<Offered, Double> usual = new HashMap<>();
        prices.forEach((offered, seen) -> {
            if (seen.size() >= LEAST_PRICES) {
                double[] sorted =
                        seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
                usual.put(offered, sorted[sorted.length / 2]);
            }
        });
        List<Valued> valued = new ArrayList<>();
        for (PricedLine line : lines) {
            valued(line, usual).ifPresent(valued::add);
        }
        return valued;
    }

    private static Optional<Valued> valued(PricedLine line, Map<Offered, Double> usual) {
        if (!Double.isNaN(line.off())) {
            return Optional.of(new Valued(line, line.paid() + line.off(), line.off() > 0));
        }
        Double price = usual.get(offered(line, DAYS_OF_A_QUARTER));
        if (price == null || price <= 0) {
            return Optional.empty();
        }
        boolean reduced = line.paid() / line.units() <= price * (1 - CHEAPER);
        return Optional.of(new Valued(line, price * line.units(), reduced));
    }

    private static Offered offered(PricedLine line, int days) {
        long period = Math.floorDiv(ChronoUnit.DAYS.between(LocalDate.EPOCH, line.on()), days);
        return new Offered(line.store(), line.item(), period);
    }

    /**
     * One over the variance of members' true factors: what their observed lines scatter beyond a Poisson count of those
     * expected.
     */
    private static double weight(Collection<Sum> sums) {
        double beyond = 0;
        double squares = 0;
        for (Sum sum : sums) {
            if (sum.tells()) {
                double expected = sum.expectedLines();
                double miss = sum.observedLines() - expected;
                beyond += miss * miss - expected;
                squares += expected * expected;
            }
        }
        return beyond <= 0 ? STRONGEST : Math.clamp(squares / beyond, WEAKEST, STRONGEST);
    }

    /** That of a member; empty where too little is known. */
    public Optional<PriceSensitivity> of(String member) {
        Sum sum = sums.get(member);
        if (sum == null || !sum.tells()) {
            return Optional.empty();
        }
        return Optional.of(new PriceSensitivity(
                sum.lines,
                sum.reduced / sum.value,
                sum.expected / sum.value,
                (sum.observedLines() + weight) / (sum.expectedLines() + weight)));
    }

    /** Everybody of whom enough is known, by id. */
    public Map<String, PriceSensitivity> known() {
        Map<String, PriceSensitivity> known = new TreeMap<>();
        sums.keySet().forEach(member -> of(member).ifPresent(one -> known.put(member, one)));
        return known;
    }

    /** Whether there were any reductions to learn from. */
    public boolean isAnythingKnown() {
        return sums.values().stream().anyMatch(Sum::tells);
    }

    /** How many lines' worth of everybody each member is drawn by. */
    double weight() {
        return weight;
    }
}
