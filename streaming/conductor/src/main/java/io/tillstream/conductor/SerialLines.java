package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Tier;
import io.tillstream.localcluster.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Virtual serial cables, one per till and device: the till holds one end, whoever plays the device the other. */
final class SerialLines {
    /** What is plugged into a till. */
    enum Device {
        SCANNER,
        PRINTER
    }

    private SerialLines() {}

    /** The end a till opens: {@code serial/s1-t1-scanner}. */
    static Path tillEnd(Home home, String till, Device device) {
        return home.serial().resolve(till + "-" + device.name().toLowerCase(Locale.ROOT));
    }

    /** The end the device plays on: {@code serial/s1-t1-scanner-device}. */
    static Path deviceEnd(Home home, String till, Device device) {
        return home.serial().resolve(till + "-" + device.name().toLowerCase(Locale.ROOT) + "-device");
    }

    static Part part(Home home, String till, Device device) {
        Path tillEnd = tillEnd(home, till, device);
        Path deviceEnd = deviceEnd(home, till, device);
        String name = "serial-" + tillEnd.getFileName();
        return new Part(name, Tier.SERIAL_LINES, "", () -> {
            Files.createDirectories(home.serial());
            return ChildProcess.start(
                    name, List.of("socat", end(tillEnd), end(deviceEnd)), Map.of(), home.log("serial"));
        });
    }

    static boolean isThere(Home home, String till, Device device) {
        return Files.exists(tillEnd(home, till, device)) && Files.exists(deviceEnd(home, till, device));
    }

    /**
     * Checks that there is a program that makes virtual cables.
     *
     * @throws Complaint when socat is missing
     */
    static void requireSocat() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "socat"))) {
                return;
            }
        }
        throw new Complaint(
                "Program socat",
                "not on PATH",
                "it makes the virtual serial lines",
                "install it: apt-get install socat");
    }

    private static String end(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    /** Removes the links of a line that was cut, so that nobody opens a dead one. */
    static void clear(Home home) throws IOException {
        if (Files.isDirectory(home.serial())) {
            try (var links = Files.list(home.serial())) {
                for (Path link : (Iterable<Path>) links.filter(Files::isSymbolicLink)::iterator) {
                    Files.delete(link);
                }
            }
        }
    }
}
