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
        SerialScale scale = port == null ? null : SerialScale.on(SerialLine.ofScale(Path.of(port)));
        return new Scale() {
            @Override
            public Optional<CompletableFuture<Weighing>> weigh() {
                return Optional.ofNullable(scale).map(SerialScale::weigh);
            }

            @Override
            public void close() {
                if (scale != null) {
                    scale.close();
                }
            }
        };
    }
}
