package io.tillstream.benchmarks.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Two ends of a serial line of software, which socat holds together.
 *
 * @param till the till's end
 * @param shop the scanner's end
 */
record SerialPair(Path till, Path shop, Process socat) implements AutoCloseable {
    static SerialPair in(Path folder, String name) throws IOException, InterruptedException {
        Path till = folder.resolve(name);
        Path shop = folder.resolve(name + "-device");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + till, "pty,raw,echo=0,link=" + shop)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        Patience.until("socat's line " + name, Duration.ofSeconds(10), () -> Files.exists(till) && Files.exists(shop));
        return new SerialPair(till, shop, socat);
    }

    @Override
    public void close() {
        Patience.end(socat);
    }
}
