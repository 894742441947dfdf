package io.tillstream.demand.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of in-stock sales around an expectation, by split conformal prediction (Vovk, Gammerman and Shafer 2005; Lei et
 * al. 2018): the ratios of sale to expectation in a back-test, kept apart by class, that is by how much is expected and how
 * many days ahead, give the ratios of the days to come. Ratios of one class are a sorted sample, so that quantiles rise and
 * none is below 0.
 */
public final class Quantiles {
    private static final double[] ALL = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
    /** The levels of every forecast. */
    public static final List<Double> LEVELS = Arrays.stream(ALL).boxed().toList();

    private static final int CLASSES_OF_SIZE = 8;
    private static final int CLASSES_OF_SPREAD = 3;
    private static final int ENOUGH = 200;
    private static final double SMALLEST = 0.01;

    /** An exponential distribution, for histories too short to miss anything in. */
    private static final double[] UNKNOWN =
            Arrays.stream(ALL).map(p -> -Math.log(1 - p)).toArray();

    /**
     * One day of a back-test.
     *
     * @param spread what the class of spread is told by; NaN where unknown
     */
    public record Miss(double expected, double spread, int step, double sold) {
        double ratio() {
            return sold / Math.max(SMALLEST, expected);
        }
    }

    private final double[] sizes;
    private final double[] spreads;
    private final double[][] ofClass;
    private final double[] ofAll;

    private Quantiles(double[] sizes, double[] spreads, double[][] ofClass, double[] ofAll) {
        this.sizes = sizes;
        this.spreads = spreads;
        this.ofClass = ofClass;
        this.ofAll = ofAll;
    }

    /** Quantiles as the back-test has them; those of an exponential distribution when it has fewer than twenty days. */
    public static Quantiles of(List<Miss> misses) {
        double[] sizes = cuts(misses.stream().mapToDouble(Miss::expected).toArray(), CLASSES_OF_SIZE);
        double[] spreads = cuts(
                misses.stream()
                        .mapToDouble(Miss::spread)
                        .filter(s -> !Double.isNaN(s))
                        .toArray(),
                CLASSES_OF_SPREAD);
        double[] all = misses.size() < 20 ? UNKNOWN : levels(misses);
        int classes = (sizes.length + 1) * (spreads.length + 1) * 2;
        List<List<Miss>> sorted = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            sorted.add(new ArrayList<>());
        }
        Quantiles cut = new Quantiles(sizes, spreads, new double[0][], all);
        misses.forEach(one -> sorted.get(cut.classOf(one.expected(), one.spread(), one.step()))
                .add(one));
        double[][] ofClass = sorted.stream()
                .map(one -> one.size() < ENOUGH ? all : levels(one))
                .toArray(double[][]::new);
        return new Quantiles(sizes, spreads, ofClass, all);
    }

    private static double[] cuts(double[] values, int classes) {
        if (values.length < classes * ENOUGH) {
            return new double[0];
        }
        Arrays.sort(values);
        double[] cuts = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            cuts[i - 1] = values[(int) ((long) values.length * i / classes)];
        }
        return cuts;
    }

    private static double[] levels(List<Miss> misses) {
        double[] ratios = misses.stream().mapToDouble(Miss::ratio).sorted().toArray();
        return Arrays.stream(ALL).map(level -> at(ratios, level)).toArray();
    }

    /** The conformal quantile: the ceil(level × (n + 1))-th smallest. */
    private static double at(double[] sorted, double level) {
        int rank = (int) Math.ceil(level * (sorted.length + 1));
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    private int classOf(double expected, double spread, int step) {
        int size = place(sizes, expected);
        int wide = Double.isNaN(spread) ? spreads.length / 2 : place(spreads, spread);
        return (size * (spreads.length + 1) + wide) * 2 + (step == 1 ? 0 : 1);
    }

    private static int place(double[] cuts, double value) {
        int place = 0;
        while (place < cuts.length && value >= cuts[place]) {
            place++;
        }
        return place;
    }

    /** The quantiles around an expectation, at {@link #LEVELS}. */
    public double[] around(double expected, double spread, int step) {
        double[] ratios = ofClass.length == 0 ? ofAll : ofClass[classOf(expected, spread, step)];
        return Arrays.stream(ratios)
                .map(ratio -> ratio * Math.max(SMALLEST, expected))
                .toArray();
    }
}
