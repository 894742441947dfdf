package io.tillstream.journeys;

import io.tillstream.localcluster.FaultyLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The network cable of a till, to some ports of the world outside: it can be pulled, plugged in again, and be as bad as a
 * network gets.
 */
final class Cable implements AutoCloseable {
    private final Map<Integer, FaultyLine> lines = new HashMap<>();

    private Cable() {}

    static Cable to(int... ports) throws IOException {
        Cable cable = new Cable();
        for (int port : ports) {
            cable.lines.put(port, FaultyLine.to(port));
        }
        return cable;
    }

    /** What the till calls to reach that port. */
    int portOf(int outside) {
        return Objects.requireNonNull(lines.get(outside), "The cable does not lead there.")
                .port();
    }

    void pull() {
        has(new FaultyLine.Fault.Cut());
    }

    void plugIn() {
        has(new FaultyLine.Fault.None());
    }

    /** From now on, for whoever is connected, too. */
    void has(FaultyLine.Fault fault) {
        lines.values().forEach(line -> line.has(fault));
    }

    @Override
    public void close() throws IOException {
        for (FaultyLine line : lines.values()) {
            line.close();
        }
    }
}
