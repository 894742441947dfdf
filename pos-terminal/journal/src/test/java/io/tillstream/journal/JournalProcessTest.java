package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalProcessTest {
    @TempDir
    Path folder;

    private Process seller(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalSeller.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        // Through its handle: ending the process object itself would close the pipe we still read.
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesASecondProcessInOneLineAndLosesNothingWhenTheFirstIsKilled() throws Exception {
        Path file = folder.resolve("epoch-1.journal");
        Process seller = seller(file);
        long acknowledged = 0;
        try (BufferedReader told = seller.inputReader(StandardCharsets.US_ASCII)) {
            while (acknowledged < 25) {
                acknowledged = Long.parseLong(String.valueOf(told.readLine()));
            }

            assertThatThrownBy(() -> Journal.open(file))
                    .isInstanceOf(JournalInUse.class)
                    .hasMessageContaining("another process, pid " + seller.pid())
                    .hasMessageNotContaining("\n");
            end(seller);
            String line = told.readLine();
            while (line != null && !line.isEmpty()) {
                acknowledged = Long.parseLong(line);
                line = told.readLine();
            }
        } finally {
            end(seller);
        }

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.lastSequence()).isGreaterThanOrEqualTo(acknowledged);
        }
        assertThat(JournalVerification.of(file).isValid()).isTrue();
    }
}
