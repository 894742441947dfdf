package io.tillstream.simulator.chain;

import java.util.random.RandomGenerator;

/**
 * Seeded chance (SplitMix64). Each purpose draws from a stream of its own, so that a change in one part of the chain
 * leaves all others as they were.
 */
final class Chance implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream of one purpose and up to two numbers, such as a member and a day. */
    static Chance of(long seed, String purpose, long first, long second) {
        long state = mixed(seed);
        for (int i = 0; i < purpose.length(); i++) {
            state = mixed(state + GOLDEN_GAMMA * purpose.charAt(i));
        }
        return new Chance(mixed(mixed(state + first) + second));
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    boolean happens(double probability) {
        return nextDouble() < probability;
    }

    /** How many of something that is expected {@code mean} times; Knuth's way, for small means. */
    int count(double mean) {
        double limit = Math.exp(-mean);
        double product = nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= nextDouble();
        }
        return count;
    }

    /** An index drawn in proportion to the weights, or -1 when all are zero. */
    int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        if (sum <= 0) {
            return -1;
        }
        double left = nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
