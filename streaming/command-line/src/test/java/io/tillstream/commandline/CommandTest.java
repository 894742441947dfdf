package io.tillstream.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

class CommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void printsForPeopleByDefaultAndOneDocumentWithJson() {
        assertThat(Command.execute(new Greet(), "--name", "店")).isZero();
        assertThat(Command.execute(new Greet(), "--name", "店", "--json")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("Hello 店", "{\"hello\":\"店\"}");
        assertThat(err.size()).isZero();
    }

    @Test
    void tellsAComplaintInOneLineAndExitsWith2() {
        int exit = Command.execute(new Greet(), "--name", "nobody", "--json");

        assertThat(exit).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Name: nobody; a name is somebody's; give another one.");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"error\":{\"thing\":\"Name\",\"value\":\"nobody\",\"rule\":\"a name is somebody's\","
                                + "\"next\":\"give another one\"}}");
    }

    @Test
    void anUnknownOptionIsAComplaint() {
        int exit = Command.execute(new Greet(), "--name", "x", "--nmae", "y");

        assertThat(exit).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("--nmae");
    }

    @Test
    void aDefectExitsWith3() {
        assertThat(Command.execute(new Greet(), "--name", "crash")).isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Internal error: ");
    }

    @picocli.CommandLine.Command(name = "greet")
    private static final class Greet extends Command {
        @Option(names = "--name", required = true)
        private String name = "";

        @Override
        protected int run() {
            if (name.equals("nobody")) {
                throw new Complaint("Name", name, "a name is somebody's", "give another one");
            }
            if (name.equals("crash")) {
                throw new IllegalStateException("broken");
            }
            print("Hello " + name, Map.of("hello", name));
            return ExitCode.SUCCESS;
        }
    }
}
