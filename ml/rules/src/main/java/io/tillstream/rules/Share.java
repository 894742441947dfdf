package io.tillstream.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A least share, inclusive, compared exactly: 0.8 of 10 is reached by 8, however 0.8 is written in binary.
 *
 * @param least above 0 and at most 1
 */
public record Share(BigDecimal least) implements Serializable {
    /** Far beyond the rounding of a quotient of two counts. */
    private static final double CLEAR = 1e-9;

    public Share {
        if (least.signum() <= 0 || least.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("Share " + least + " is not above 0 and at most 1.");
        }
    }

    /** The fewest of {@code whole} that reach it, 1 at least. */
    public long of(long whole) {
        long fewest = least.multiply(BigDecimal.valueOf(whole))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.max(1, fewest);
    }

    /** Whether {@code part} of {@code whole}, which is positive, reaches it. */
    public boolean isReachedBy(long part, long whole) {
        double distance = (double) part / whole - least.doubleValue();
        if (Math.abs(distance) > CLEAR) {
            return distance > 0;
        }
        return BigDecimal.valueOf(part).compareTo(least.multiply(BigDecimal.valueOf(whole))) >= 0;
    }
}
