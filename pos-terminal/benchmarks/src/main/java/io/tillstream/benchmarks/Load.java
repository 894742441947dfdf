package io.tillstream.benchmarks;

import java.lang.management.ManagementFactory;

/** How busy the machine is. */
public final class Load {
    private Load() {}

    /** Runnable threads over the last minute; negative where the system does not say. */
    public static double now() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
