package io.tillstream.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Left out and misspelled at once: the misspelling is the reason. */
    @Test
    void namesTheUnknownOptionBeforeTheOneThatIsMissing() {
        Command.Answer answer = Command.ask(new Greet(), "--nam", "x");

        assertThat(answer.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(answer.err())
                .isEqualTo("Option --nam: greet has no such option; it understands --days, --help, --json, --name,"
                        + " --share, --stop; perhaps --name is meant; run it with --help.");
    }

    @Test
    void namesTheArgumentThatNobodyAskedFor() {
        assertThat(Command.ask(new Greet(), "--name", "x", "again").err())
                .startsWith("Argument again: greet takes no such argument; ");
    }

    @Test
    void saysWhatANumberMustBeAndNothingOfJava() {
        List<String> complaints = Stream.of(
                        new String[] {"--days", "999999999999"},
                        new String[] {"--days", "many"},
                        new String[] {"--share", "0,01"},
                        new String[] {"--share="},
                        new String[] {"--stop", "noon"})
                .map(wrong -> Command.ask(
                        new Greet(),
                        Stream.concat(Stream.of("--name", "x"), Stream.of(wrong))
                                .toArray(String[]::new)))
                .peek(answer -> assertThat(answer.exit()).isEqualTo(ExitCode.CANNOT_WORK))
                .map(Command.Answer::err)
                .toList();

        String next = "; correct it; --help says what it is for.";
        assertThat(complaints)
                .containsExactly(
                        "Option --days: 999999999999; it must be a whole number up to 2147483647" + next,
                        "Option --days: many; it must be a whole number up to 2147483647" + next,
                        "Option --share: 0,01; it must be a number such as 0.01" + next,
                        "Option --share: it is empty; it must be a number such as 0.01" + next,
                        "Option --stop: noon; it must be a moment such as 2026-01-31T18:00:00Z" + next);
    }

    @Test
    void namesTheOptionThatIsMissing() {
        assertThat(Command.ask(new Greet()).err())
                .startsWith("Arguments of greet: ")
                .contains("--name")
                .hasLineCount(1);
        assertThat(Command.ask(new Greet(), "--name").err()).contains("--name").hasLineCount(1);
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

        @Option(names = "--days")
        private int days = 7;

        @Option(names = "--share")
        private BigDecimal share = BigDecimal.ONE;

        @Option(names = "--stop")
        private Instant stop = Instant.EPOCH;

        @Override
        protected int run() {
            if (name.equals("nobody")) {
                throw new Complaint("Name", name, "a name is somebody's", "give another one");
            }
            if (name.equals("crash")) {
                throw new IllegalStateException("broken");
            }
            assertThat(days).isEqualTo(7);
            assertThat(share).isEqualTo(BigDecimal.ONE);
            assertThat(stop).isEqualTo(Instant.EPOCH);
            print("Hello " + name, Map.of("hello", name));
            return ExitCode.SUCCESS;
        }
    }
}
