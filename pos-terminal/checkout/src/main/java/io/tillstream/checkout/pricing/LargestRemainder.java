package io.tillstream.checkout.pricing;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Spreads a whole number over parts in proportion to weights, so that the parts sum to it exactly: each gets its share
 * rounded down, and what is left over goes to the largest remainders, ties to the earlier part (Hamilton's method).
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The parts, in the order of the weights.
     *
     * @param whole what is spread, not negative
     * @param weights one per part, none negative; when all are zero the first part gets everything
     */
    public static long[] parts(long whole, long[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("Cannot spread " + whole + " over no parts.");
        }
        if (whole < 0) {
            throw new IllegalArgumentException("Cannot spread " + whole + "; 0 or more.");
        }
        long heaviest = 0;
        long sum = 0;
        boolean fits = true;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("Weights " + Arrays.toString(weights) + " include a negative one.");
            }
            heaviest = Math.max(heaviest, weight);
            fits &= weight <= Long.MAX_VALUE - sum;
            sum += weight;
        }
        if (heaviest == 0) {
            long[] parts = new long[weights.length];
            parts[0] = whole;
            return parts;
        }
        return fits && whole <= Long.MAX_VALUE / heaviest ? quick(whole, weights, sum) : exact(whole, weights);
    }

    private static long[] quick(long whole, long[] weights, long sum) {
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        for (int i = 0; i < parts.length; i++) {
            long product = whole * weights[i];
            parts[i] = product / sum;
            remainders[i] = product - parts[i] * sum;
        }
        return withRest(whole, parts, remainders);
    }

    /** The same where a product or the sum is more than a {@code long} holds. */
    private static long[] exact(long whole, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] quotient = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = quotient[0].longValueExact();
            remainders[i] = quotient[1];
        }
        return withRest(whole, parts, placesInOrder(remainders));
    }

    /** Numbers in the same order as these, equal where they are equal. */
    private static long[] placesInOrder(BigInteger[] remainders) {
        BigInteger[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long[] places = new long[remainders.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = Arrays.binarySearch(sorted, remainders[i]);
        }
        return places;
    }

    /** Gives one more to as many of the largest remainders as are missing in the whole, fewer than there are parts. */
    private static long[] withRest(long whole, long[] parts, long[] remainders) {
        long left = whole;
        for (long part : parts) {
            left -= part;
        }
        if (left == 0) {
            return parts;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        int first = sorted.length - Math.toIntExact(left);
        long least = sorted[first];
        long ofLeast = 0;
        for (int i = first; i < sorted.length && sorted[i] == least; i++) {
            ofLeast++;
        }
        for (int i = 0; i < parts.length; i++) {
            if (remainders[i] > least) {
                parts[i]++;
            } else if (remainders[i] == least && ofLeast > 0) {
                parts[i]++;
                ofLeast--;
            }
        }
        return parts;
    }
}
