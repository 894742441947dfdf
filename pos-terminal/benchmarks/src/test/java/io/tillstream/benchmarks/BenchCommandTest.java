package io.tillstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class BenchCommandTest {
    @TempDir
    Path folder;

    private record Answer(int exit, String out, String err) {}

    private static Answer run(BenchCommand command, String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(command, arguments);
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    /** Tells one row and then, when it has a reason to, breaks with a file left in its folder. */
    private record Stopwatch(String name, String breaksWith) implements Bench {
        @Override
        public String title() {
            return "nothing but a row";
        }

        @Override
        public void run(Path place, Consumer<Row> told) throws IOException {
            told.accept(new Row(
                    name + ": first", 2, new Row.Peer("a peer", 4), OptionalDouble.empty(), "µs", 1, 0.5, true));
            if (!breaksWith.isEmpty()) {
                Files.writeString(place.resolve("left behind"), "");
                throw new IOException(breaksWith);
            }
        }
    }

    private BenchCommand of(Bench... benches) {
        BenchCommand command = new BenchCommand(peers -> List.of(benches));
        command.folder = folder;
        return command;
    }

    @Test
    void namesTheBenchesThereAreWhenAskedForAnother() {
        Answer answer = run(new BenchCommand(), "weather", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(answer.out()).contains("\"value\":\"weather\"").contains("journal");
    }

    @Test
    void printsWhatWasMeasuredAndNamesInOneLineWhatFailed() {
        Answer answer = run(of(
                new Stopwatch("first", ""),
                new Stopwatch("weak", "No space left.\nat a line"),
                new Stopwatch("last", "")));

        assertThat(answer.exit()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(answer.out().lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("first", "weak", "last");
        assertThat(answer.err().lines())
                .last()
                .isEqualTo("Bench weak: failed (No space left); its figures are missing or not all there;"
                        + " put that right and run ./tillstream bench weak.");
    }

    @Test
    void tellsTheFailureInTheDocumentToo() {
        Answer answer = run(of(new Stopwatch("weak", "Broken"), new Stopwatch("last", "")), "--json");

        assertThat(answer.out().lines())
                .singleElement()
                .asString()
                .contains("\"failed\":[{")
                .contains("\"bench\":\"weak\"")
                .contains("\"reason\":\"Broken\"")
                .contains("\"bench\":\"last: first\"");
    }

    @Test
    void succeedsWhenAllWasMeasuredAndDidTheSame() {
        Answer answer = run(of(new Stopwatch("first", ""), new Stopwatch("last", "")), "--json");

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).contains("\"failed\":[]");
    }

    @Test
    void leavesNoFileBehindWhereABenchBroke() throws IOException {
        run(of(new Stopwatch("weak", "Broken")));

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
