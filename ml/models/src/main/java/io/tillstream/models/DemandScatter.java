package io.tillstream.models;

import java.util.Arrays;
import java.util.List;

/**
 * How widely demand scatters around what is expected of it. A day is negative binomial; days that are asked about together
 * scatter together to some degree, because a level that is wrong today is wrong tomorrow.
 *
 * @param sizes by rising expectation of a day, at least one
 * @param together 0 when days err apart, 1 when they err as one
 */
public record DemandScatter(List<Size> sizes, double together) {
    /** Wide, for a model without history: like a geometric distribution over any span. */
    public static final DemandScatter UNKNOWN = new DemandScatter(List.of(new Size(Double.MAX_VALUE, 1)), 1);

    private static final double SMALLEST_SIZE = 1e-3;
    private static final double LARGEST_SIZE = 60;

    public DemandScatter {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || !(together >= 0 && together <= 1)) {
            throw new IllegalArgumentException(
                    "Scatter has " + sizes.size() + " sizes and " + together + " together; ≥ 1, and 0 to 1.");
        }
    }

    /**
     * The scatter of days of like expectation.
     *
     * @param upTo holds for expected days up to this many portions
     * @param size see {@link DemandDistribution#size()}, for one day
     */
    public record Size(double upTo, double size) {
        public Size {
            if (!(size > 0)) {
                throw new IllegalArgumentException("A day's size is " + size + "; above 0.");
            }
        }
    }

    /** Demand of some days together. */
    public DemandDistribution of(double... means) {
        double apart = 0;
        double one = 0;
        for (double mean : means) {
            double deviation = mean / Math.sqrt(size(mean));
            apart += deviation * deviation;
            one += deviation;
        }
        double mean = Arrays.stream(means).sum();
        double beyondPoisson = (1 - together) * apart + together * one * one;
        double size = beyondPoisson == 0 ? LARGEST_SIZE : mean * mean / beyondPoisson;
        return new DemandDistribution(mean, Math.clamp(size, SMALLEST_SIZE, LARGEST_SIZE));
    }

    private double size(double mean) {
        return sizes.stream()
                .filter(entry -> mean <= entry.upTo())
                .findFirst()
                .orElse(sizes.getLast())
                .size();
    }
}
