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

    /** The median in microseconds. */
    public double medianMicros() {
        if (count == 0) {
            throw new IllegalStateException("Nothing was measured.");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[count / 2] / 1000.0;
    }
}
