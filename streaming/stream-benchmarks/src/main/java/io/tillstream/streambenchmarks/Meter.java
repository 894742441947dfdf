package io.tillstream.streambenchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Processor time of a process, all its threads, over the course of time: a contender does not stop at once when its work is done. */
final class Meter implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final ProcessHandle process;
    private final NavigableMap<Instant, Duration> used = new ConcurrentSkipListMap<>();
    private final Thread reader;

    Meter(ProcessHandle process) {
        this.process = process;
        read();
        reader = Thread.ofPlatform().daemon().name("meter").start(this::keepReading);
    }

    private void keepReading() {
        try {
            while (process.isAlive()) {
                Thread.sleep(BETWEEN);
                read();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        process.info().totalCpuDuration().ifPresent(spent -> used.put(Instant.now(), spent));
    }

    /** How much it had used by then. */
    Duration at(Instant when) {
        var entry = used.ceilingEntry(when);
        return (entry == null ? used.lastEntry() : entry).getValue();
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
