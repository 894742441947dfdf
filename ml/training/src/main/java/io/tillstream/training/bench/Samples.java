package io.tillstream.training.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** How long one contender took, round by round: processor time of this process, all its threads, in milliseconds. */
final class Samples {
    private final List<Double> millis = new ArrayList<>();

    /** Work whose result is looked at. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws Exception;
    }

    /** Does it once and notes what it took. */
    <T> T take(Work<T> work) throws Exception {
        double before = processorMillis();
        T done = work.done();
        add(processorMillis() - before);
        return done;
    }

    void add(double took) {
        millis.add(took);
    }

    int count() {
        return millis.size();
    }

    double median() {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    static double processorMillis() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return system.getProcessCpuTime() / 1e6;
        }
        throw new IllegalStateException("This Java runtime does not say what a process has used of the processor.");
    }
}
