package io.tillstream.peripherals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A serial cable of software, two pseudo terminals joined by socat: what is written at one end is read at the other. */
public final class VirtualCable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path till;
    private final Path device;
    private final Process socat;

    private VirtualCable(Path till, Path device, Process socat) {
        this.till = till;
        this.device = device;
        this.socat = socat;
    }

    /**
     * Plugs a cable in; both ends are there when it is returned.
     *
     * @param till where the till's end shall be; the device's is beside it, with {@code -device} behind its name
     * @throws IOException when there is no socat, or it makes no cable
     */
    public static VirtualCable plug(Path till) throws IOException {
        Path device = till.resolveSibling(till.getFileName() + "-device");
        Process socat = new ProcessBuilder("socat", end(till), end(device))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!holds(() -> Files.exists(till) && Files.exists(device))) {
            socat.destroyForcibly();
            throw new IOException("socat made no cable at " + till + " within " + PATIENCE.toSeconds() + " s.");
        }
        return new VirtualCable(till, device, socat);
    }

    /** What socat is told of one end. */
    private static String end(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    /** The end a till opens. */
    public Path till() {
        return till;
    }

    /** The end whoever plays the device opens. */
    public Path device() {
        return device;
    }

    /** The till's end as a line that can be opened. */
    public SerialLine tillLine() {
        return SerialLine.of(till);
    }

    /** The device's end as a line that can be opened. */
    public SerialLine deviceLine() {
        return SerialLine.of(device);
    }

    /** Sends this as the device does. */
    public void say(String text) throws IOException {
        Files.write(device, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Pulls the cable; returns once both ends are gone. */
    @Override
    public void close() {
        socat.destroy();
        try {
            if (!socat.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                socat.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!holds(() -> !Files.exists(till) && !Files.exists(device))) {
            throw new IllegalStateException("The ends of the cable at " + till + " stay.");
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }
}
