package io.tillstream.nextbasket;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used of all processors until now, in seconds. */
final class ProcessorTime {
    private ProcessorTime() {}

    static double seconds() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return system.getProcessCpuTime() / 1e9;
        }
        throw new IllegalStateException("This Java runtime does not say what a process has used of the processor.");
    }
}
