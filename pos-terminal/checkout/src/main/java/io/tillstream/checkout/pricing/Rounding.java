package io.tillstream.checkout.pricing;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The only places where money is rounded: half up, once, and shares by largest remainder. */
public final class Rounding {
    private static final long GRAMS_PER_KILOGRAM = 1000;

    private Rounding() {}

    /** {@code amount × numerator / denominator}, half away from zero. */
    public static Money scaled(Money amount, long numerator, long denominator) {
        return Money.ofMinor(
                dividedHalfUp(
                        BigDecimal.valueOf(amount.minor()).multiply(BigDecimal.valueOf(numerator)),
                        BigDecimal.valueOf(denominator)),
                amount.currency());
    }

    /** What a quantity costs: price per piece times pieces, or price per kilogram times grams / 1000, rounded once. */
    public static Money gross(Money unitPrice, Quantity quantity) {
        return switch (quantity.unit()) {
            case EACH -> unitPrice.times(quantity.amount());
            case GRAM -> scaled(unitPrice, quantity.amount(), GRAMS_PER_KILOGRAM);
        };
    }

    /** The nearest amount that can be paid in cash, half away from zero: 10.03 in steps of 5 is 10.05. */
    public static Money toCash(Money amount, int stepMinor) {
        return scaled(Money.ofMinor(amount.minor(), amount.currency()), 1, stepMinor)
                .times(stepMinor);
    }

    /**
     * Spreads a whole over parts in proportion to weights, so that the parts sum to it exactly. What rounding down leaves
     * over goes to the largest remainders, ties to the earlier part.
     *
     * @param whole what is spread, of any sign
     * @param weights one per part, none negative; when all are zero the first part gets everything
     */
    public static List<Money> spread(Money whole, List<Long> weights) {
        long[] parts = LargestRemainder.parts(
                Math.absExact(whole.minor()),
                weights.stream().mapToLong(Long::longValue).toArray());
        List<Money> result = new ArrayList<>(parts.length);
        for (long part : parts) {
            result.add(Money.ofMinor(whole.isNegative() ? -part : part, whole.currency()));
        }
        return List.copyOf(result);
    }

    /**
     * What {@code upTo} of {@code of} equal pieces are worth, rounded down, so that the shares of a whole given back piece
     * by piece make exactly the whole: of 10.00 for 3 they are 3.33, 6.66 and 10.00.
     *
     * @param whole not negative
     * @param upTo 0 to {@code of}
     */
    public static long cumulativeFloor(long whole, long upTo, long of) {
        return cumulative(whole, upTo, of, RoundingMode.FLOOR);
    }

    /** Like {@link #cumulativeFloor}, rounded up: for what is subtracted from a whole whose rest is rounded down. */
    public static long cumulativeCeiling(long whole, long upTo, long of) {
        return cumulative(whole, upTo, of, RoundingMode.CEILING);
    }

    private static long cumulative(long whole, long upTo, long of, RoundingMode mode) {
        if (whole < 0 || upTo < 0 || upTo > of || of < 1) {
            throw new IllegalArgumentException("There is no share of " + upTo + " in " + of + " of " + whole + ".");
        }
        return BigDecimal.valueOf(whole)
                .multiply(BigDecimal.valueOf(upTo))
                .divide(BigDecimal.valueOf(of), 0, mode)
                .longValueExact();
    }

    static long dividedHalfUp(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal quotient = dividend.divide(divisor, 0, RoundingMode.HALF_UP);
        try {
            return quotient.longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("An amount of " + quotient + " minor units is more than can be counted.");
        }
    }
}
