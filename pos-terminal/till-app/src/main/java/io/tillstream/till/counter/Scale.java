package io.tillstream.till.counter;

import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.SerialScale;
import io.tillstream.peripherals.Weighing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The scale beside a till, where one stands. */
public interface Scale extends AutoCloseable {
    /** Weighs what lies on it, once it has come to rest; empty without a scale. Never blocks. */
    Optional<CompletableFuture<Weighing>> weigh();

    @Override
    void close();

    /**
     * The scale on a serial port.
     *
     * @param port the port, or absent for a till without a scale
     */
    static Scale on(@Nullable String port) {
        return port == null ? none() : aside(of(SerialScale.on(SerialLine.ofScale(Path.of(port)))));
    }

    private static Scale of(SerialScale scale) {
        return new Scale() {
            @Override
            public Optional<CompletableFuture<Weighing>> weigh() {
                return Optional.of(scale.weigh());
            }

            @Override
            public void close() {
                scale.close();
            }
        };
    }

    /** A till without a scale. */
    static Scale none() {
        return new Scale() {
            @Override
            public Optional<CompletableFuture<Weighing>> weigh() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** A scale whose driver is called beside the counter, for one that sleeps would keep its thread. */
    static Scale aside(Scale scale) {
        return new ScaleAside(scale);
    }
}
