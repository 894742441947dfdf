package io.tillstream.language;

/**
 * How likely it is that a label is right, by how well its text fits it: a logistic curve through texts that were not learned
 * from (J. Platt 1999, with his smoothed targets; fitted by Newton's method).
 */
final class Confidence {
    private static final int STEPS = 50;
    private static final double SMALL = 1e-9;

    private final double slope;
    private final double shift;

    private Confidence(double slope, double shift) {
        this.slope = slope;
        this.shift = shift;
    }

    /**
     * Learns the curve.
     *
     * @param fits how well each text fits its best label, all of them finite
     * @param right whether that label was the right one
     */
    static Confidence of(double[] fits, boolean[] right) {
        int rights = 0;
        for (boolean one : right) {
            rights += one ? 1 : 0;
        }
        double high = (rights + 1.0) / (rights + 2.0);
        double low = 1.0 / (right.length - rights + 2.0);
        double slope = 0;
        double shift = Math.log((rights + 1.0) / (right.length - rights + 1.0));
        for (int step = 0; step < STEPS; step++) {
            double slopeGradient = 0;
            double shiftGradient = 0;
            double slopes = SMALL;
            double shifts = SMALL;
            double both = 0;
            for (int i = 0; i < fits.length; i++) {
                double likely = curve(slope * fits[i] + shift);
                double error = (right[i] ? high : low) - likely;
                double weight = likely * (1 - likely);
                slopeGradient += error * fits[i];
                shiftGradient += error;
                slopes += weight * fits[i] * fits[i];
                shifts += weight;
                both += weight * fits[i];
            }
            double determinant = slopes * shifts - both * both;
            if (determinant < SMALL) {
                break;
            }
            slope += (shifts * slopeGradient - both * shiftGradient) / determinant;
            shift += (slopes * shiftGradient - both * slopeGradient) / determinant;
        }
        return new Confidence(Math.max(0, slope), shift);
    }

    /** From 0 to 1; 0 for a text of which nothing is known. */
    double in(double fit) {
        return fit == Double.NEGATIVE_INFINITY ? 0 : curve(slope * fit + shift);
    }

    private static double curve(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
