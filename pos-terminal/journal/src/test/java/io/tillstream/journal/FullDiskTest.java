package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real full disk of 8 MiB, where this process may mount one; elsewhere {@link JournalFaultTest} has one in memory. */
class FullDiskTest {
    @TempDir
    Path folder;

    private boolean mounted;

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : 1;
    }

    @BeforeEach
    void mount() throws InterruptedException {
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tillstream-test", folder.toString()) == 0;
        } catch (IOException e) {
            mounted = false;
        }
        Assumptions.assumeTrue(mounted, "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", folder.toString());
        }
    }

    @Test
    void warnsThenRefusesBeforePaymentAndGoesOnWithoutRepairOnceThereIsSpace() throws IOException {
        Path file = folder.resolve("epoch-1.journal");
        Path films = folder.resolve("films");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());
            assertThat(journal.room().isScarce()).isFalse();

            Files.write(films, new byte[7_800_000]);
            assertThat(journal.room().isScarce()).isTrue();
            assertThatThrownBy(() -> journal.requireWritable(4 * 1024 * 1024))
                    .isInstanceOf(JournalUnwritable.class)
                    .hasMessageContaining("free some space");

            long sold = sellUntilFull(journal);
            Files.delete(films);
            journal.requireWritable(4 * 1024 * 1024);
            assertThat(journal.appendNext(source -> Shop.sale(source, 1, "c01"))
                            .fact()
                            .source()
                            .sequence())
                    .isEqualTo(sold + 1);
        }
        assertThat(JournalVerification.of(file).isValid()).isTrue();
    }

    /** The number of the last sale that was recorded. */
    private static long sellUntilFull(Journal journal) {
        while (true) {
            try {
                journal.appendNext(source -> Shop.sale(source, 1, "c01"));
            } catch (JournalUnwritable e) {
                assertThat(e.isLatched()).isFalse();
                return journal.lastSequence();
            }
        }
    }
}
