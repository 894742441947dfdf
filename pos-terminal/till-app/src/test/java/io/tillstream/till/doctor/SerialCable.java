package io.tillstream.till.doctor;

import io.tillstream.till.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A serial cable of software, until it is pulled. */
final class SerialCable implements AutoCloseable {
    private final Path till;
    private final Path device;
    private final Process socat;

    private SerialCable(Path till, Path device, Process socat) {
        this.till = till;
        this.device = device;
        this.socat = socat;
    }

    static SerialCable plug(Path till) throws IOException {
        Path device = till.resolveSibling(till.getFileName() + ".device");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + till, "pty,raw,echo=0,link=" + device)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until(() -> Files.exists(till) && Files.exists(device));
        return new SerialCable(till, device, socat);
    }

    Path device() {
        return device;
    }

    void say(String text) throws IOException {
        Files.write(device, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        socat.destroy();
        try {
            socat.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Await.until(() -> !Files.exists(till) && !Files.exists(device));
    }
}
