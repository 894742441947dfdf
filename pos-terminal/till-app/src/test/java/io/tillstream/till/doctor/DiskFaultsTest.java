package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Replies;
import io.tillstream.doctor.Senses;
import io.tillstream.doctor.sense.Load;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of 64 MB under a till, where this process may mount one. */
class DiskFaultsTest {
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path data;

    private boolean mounted;

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @BeforeEach
    void mount() throws InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tillstream-doctor", data.toString());
        Assumptions.assumeTrue(mounted, "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws InterruptedException {
        if (mounted) {
            run("umount", data.toString());
        }
    }

    private String first() {
        MachineSense machine = new MachineSense(data);
        Senses senses = (Senses) Proxy.newProxyInstance(
                Senses.class.getClassLoader(),
                new Class<?>[] {Senses.class},
                (proxy, method, none) ->
                        method.getName().equals("disk") ? machine.disk() : new Load(0.1, Long.MAX_VALUE));
        return Examination.run(
                        Complaint.SLOW,
                        Examination.Company.NOBODY,
                        check -> check.rule().judge(senses, Replies.NONE),
                        step -> {})
                .found()
                .map(found -> found.finding().id())
                .orElse("nothing");
    }

    private void leave(int megabytes) throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        Files.write(data.resolve("films"), new byte[Math.toIntExact(free - (long) megabytes * MEGABYTE)]);
    }

    @Test
    void nothingIsFoundOnAnEmptyDisk() throws IOException {
        assertThat(first()).isEqualTo("nothing");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFullDisk() throws IOException {
        leave(1);

        assertThat(first()).isEqualTo("disk-full");
    }

    @Test
    void aDiskThatIsNearlyFull() throws IOException {
        leave(5);

        assertThat(first()).isEqualTo("disk-short");
    }

    @Test
    void aDiskThatTakesNothingAnyMore() throws InterruptedException {
        assertThat(run("mount", "-o", "remount,ro", data.toString())).isTrue();

        assertThat(first()).isEqualTo("journal-unwritable");
    }
}
