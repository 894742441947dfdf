package io.tillstream.conductor.process;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;

/**
 * A process as the conductor sees it.
 *
 * @param name what people call it, and its log
 * @param tier when it stops
 * @param address where people or machines find it; empty for those without a door
 * @param starter starts it, the first time and again
 */
public record Part(String name, Tier tier, String address, Starter starter) {
    /** Starts a process; it may wait until the process answers. */
    public interface Starter {
        ChildProcess start() throws IOException;
    }
}
