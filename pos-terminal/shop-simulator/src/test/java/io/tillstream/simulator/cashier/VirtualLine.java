package io.tillstream.simulator.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A serial cable made of two pseudo terminals by socat; both ends are there when it is returned. */
final class VirtualLine implements AutoCloseable {
    private final Process socat;
    private final Path tillEnd;
    private final Path shopEnd;

    private VirtualLine(Process socat, Path tillEnd, Path shopEnd) {
        this.socat = socat;
        this.tillEnd = tillEnd;
        this.shopEnd = shopEnd;
    }

    static VirtualLine plugIn(Path folder, String name) throws IOException {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(f -> !f.isEmpty() && Files.isExecutable(Path.of(f, "socat")));
        assertThat(there)
                .as("socat is on PATH; ./tillstream test installs or names it")
                .isTrue();
        Path tillEnd = folder.resolve(name);
        Path shopEnd = folder.resolve(name + "-device");
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + tillEnd, "pty,raw,echo=0,link=" + shopEnd)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        Await.until("socat to make " + name, () -> Files.exists(tillEnd) && Files.exists(shopEnd));
        return new VirtualLine(socat, tillEnd, shopEnd);
    }

    Path tillEnd() {
        return tillEnd;
    }

    Path shopEnd() {
        return shopEnd;
    }

    @Override
    public void close() {
        socat.destroy();
        try {
            if (!socat.waitFor(5, TimeUnit.SECONDS)) {
                socat.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
