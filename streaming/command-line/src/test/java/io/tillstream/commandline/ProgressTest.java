package io.tillstream.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void printsPlainLinesWhereThereIsNoTerminal() {
        try (Progress progress = progress(false)) {
            progress.at(1);
            progress.at(200);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Importing: "))
                .last()
                .asString()
                .contains("200 of 1,000 lines");
    }

    @Test
    void redrawsOneBarOnATerminal() {
        try (Progress progress = progress(true)) {
            progress.at(500);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("[###############  ");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator());
    }

    private Progress progress(boolean terminal) {
        return new Progress("Importing", "lines", 1000, new PrintStream(out, true, StandardCharsets.UTF_8), terminal);
    }
}
