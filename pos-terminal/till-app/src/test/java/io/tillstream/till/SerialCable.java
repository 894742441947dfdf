package io.tillstream.till;

import io.tillstream.peripherals.SerialLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A serial cable of software.
 *
 * @param till the till's end
 * @param device the device's end
 * @param socat what holds it
 */
record SerialCable(Path till, Path device, Process socat) implements AutoCloseable {
    static SerialCable plug(Path folder) throws IOException {
        Path till = folder.resolve("till-end");
        Path device = folder.resolve("device-end");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + till, "pty,raw,echo=0,link=" + device)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until(() -> Files.exists(till) && Files.exists(device));
        return new SerialCable(till, device, socat);
    }

    SerialLine deviceLine() {
        return SerialLine.of(device);
    }

    @Override
    public void close() {
        socat.destroy();
    }
}
