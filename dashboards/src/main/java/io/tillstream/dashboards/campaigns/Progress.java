package io.tillstream.dashboards.campaigns;

/** How far a replay is; it ends early when it is stopped. */
final class Progress {
    /** What is being done. */
    enum Phase {
        READING,
        PRICING
    }

    private volatile Phase phase = Phase.READING;
    private volatile long done;
    private volatile long all;
    private volatile boolean stopped;

    void reading(long records, long of) {
        phase = Phase.READING;
        done = records;
        all = of;
    }

    void pricing(long baskets, long of) {
        phase = Phase.PRICING;
        done = baskets;
        all = of;
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** {@code reading} or {@code pricing}. */
    public String phase() {
        return phase.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whole percent of the phase. */
    public long percent() {
        long of = all;
        return of == 0 ? 0 : Math.min(100, 100 * done / of);
    }
}
