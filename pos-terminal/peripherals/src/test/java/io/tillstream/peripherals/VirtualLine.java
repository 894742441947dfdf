package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A serial cable of software: what is written at one end is read at the other, until it is pulled. */
final class VirtualLine implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Path till;
    private final Path device;
    private final Process socat;

    private VirtualLine(Path till, Path device, Process socat) {
        this.till = till;
        this.device = device;
        this.socat = socat;
    }

    static VirtualLine plug(Path folder) throws IOException {
        Path till = folder.resolve("till");
        Path device = folder.resolve("device");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + till, "pty,raw,echo=0,link=" + device)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await(() -> Files.exists(till) && Files.exists(device));
        return new VirtualLine(till, device, socat);
    }

    SerialLine till() {
        return SerialLine.of(till);
    }

    SerialLine device() {
        return SerialLine.of(device);
    }

    void scan(String text) throws IOException {
        Files.write(device, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Pulls the cable; returns once both ends are gone. */
    @Override
    public void close() {
        socat.destroy();
        try {
            assertThat(socat.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        await(() -> !Files.exists(till) && !Files.exists(device));
    }

    /** Waits until something holds, and fails when it does not in time. */
    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline of %s", DEADLINE).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
