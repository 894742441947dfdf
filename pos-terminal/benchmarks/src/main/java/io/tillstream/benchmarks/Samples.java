package io.tillstream.benchmarks;

import java.util.Arrays;

/** Durations of one contender, in the order they were taken. */
public final class Samples {
    private final long[] nanos;
    private int count;

    /** Room for so many. */
    public Samples(int most) {
        this.nanos = new long[most];
    }

    public void add(long duration) {
        nanos[count++] = duration;
    }

    /** How many were taken. */
    public int count() {
        return count;
    }

    /** The median in microseconds. */
    public double medianMicros() {
        return micros(0.5);
    }

    /** What so large a share of them stayed below, in microseconds: 0.99 for the 99th percentile. */
    public double micros(double share) {
        if (count == 0) {
            throw new IllegalStateException("Nothing was measured.");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (count * share))] / 1000.0;
    }
}
