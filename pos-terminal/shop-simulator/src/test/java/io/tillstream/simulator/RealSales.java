package io.tillstream.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real sales beside the project, where this machine has them; never copied, never downloaded. */
final class RealSales {
    private RealSales() {}

    /** Their folder; a test that needs them is skipped, and says why, where they are not. */
    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolveSibling("shared/data/online_retail");
            if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isDirectory(data)) {
                return data;
            }
        }
        String elsewhere = System.getenv("TILLSTREAM_TEST_DATA");
        assumeTrue(
                elsewhere != null,
                "Skipped: no folder ../shared/data/online_retail beside the project, and TILLSTREAM_TEST_DATA names none.");
        return Path.of(String.valueOf(elsewhere)).resolve("online_retail");
    }
}
