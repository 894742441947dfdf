package io.tillstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class BenchCommandTest {
    @Test
    void namesTheBenchesThereAreWhenAskedForAnother() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(new BenchCommand(), "weather", "--json");

            assertThat(exit).isEqualTo(ExitCode.CANNOT_WORK);
            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .contains("\"value\":\"weather\"")
                    .contains("journal");
        } finally {
            System.setOut(before);
        }
    }
}
