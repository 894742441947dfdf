package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** No program lets a name or a code that it logs begin an entry of its own, colour a terminal or turn a text around. */
class LogLinesTest {
    private static final String FORGED = "2026-11-27 10:00:00 INFO Till s1-t1 is open";

    /** A product that somebody named: an entry, a wiped line, a red one, a text from right to left. */
    private static final String HOSTILE = "Milk\r\n" + FORGED + "\n\r" + FORGED + "\u0085\u2028\u2029\u000B\f\0"
            + "\u001B[2K\u001B[1A\u009B31m\u202Egnp.exe\u2066\u200F";

    private static final Path PROJECT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    static List<Path> logbacks() throws IOException {
        return resources("logback.xml", "logback-spring.xml");
    }

    /** Files of every module's own resources, by their names. */
    private static List<Path> resources(String... names) throws IOException {
        try (Stream<Path> files = Files.find(
                PROJECT,
                6,
                (file, _) -> Stream.of(names).anyMatch(name -> file.endsWith(Path.of("src/main/resources", name))))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("logbacks")
    void writesOneLineForAnEntryWhateverIsLogged(Path configuration) throws JoranException {
        String written = written(configuration, logger -> logger.error("Item \"{}\" is not known.", HOSTILE));

        assertThat(written).endsWith("\n").contains("Milk\\r\\n" + FORGED);
        assertThat(written.substring(0, written.length() - 1)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    }

    @ParameterizedTest
    @MethodSource("logbacks")
    void indentsWhateverAnExceptionSays(Path configuration) throws JoranException {
        IllegalStateException failure = new IllegalStateException(HOSTILE, new IllegalArgumentException(HOSTILE));

        String written = written(configuration, logger -> logger.error("It failed.", failure));

        List<String> lines = written.lines().toList();
        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines.get(0)).contains("It failed.");
        assertThat(lines.get(1)).startsWith("java.lang.IllegalStateException: Milk");
        assertThat(lines.subList(2, lines.size())).allMatch(line -> line.startsWith("\t"));
        assertThat(written.replaceAll("[\\n\\t]", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    }

    /** A program without a file of its own would log as its library does. */
    @Test
    void everyProgramThatServesHasOne() throws IOException {
        List<String> served = resources("application.yaml", "application.properties").stream()
                .map(LogLinesTest::folder)
                .toList();

        assertThat(served).hasSizeGreaterThan(4);
        assertThat(logbacks()).map(LogLinesTest::folder).containsAll(served);
        for (Path file : logbacks()) {
            assertThat(Files.readString(file)).contains("log-lines.xml");
        }
    }

    private static String folder(Path file) {
        return file.resolveSibling("").toString();
    }

    @FunctionalInterface
    private interface Saying {
        void to(Logger logger);
    }

    /** What a program so configured writes. */
    private static String written(Path configuration, Saying saying) throws JoranException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            LoggerContext context = new LoggerContext();
            context.setMDCAdapter(new LogbackMDCAdapter());
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(configuration.toFile());
            saying.to(context.getLogger("io.tillstream.till.sale.Anything"));
            context.stop();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
