package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.commandline.Command;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import io.tillstream.localcluster.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A till of one answer at a real port. */
class DoctorCommandTest {
    private static final String FINE =
            "{\"till\":\"s1-t1\",\"complaint\":\"everything\",\"at\":\"2026-11-23T12:00:00Z\",\"tookMillis\":12,"
                    + "\"findings\":[],\"areas\":[]}";
    private static final String COVER = FINE.replace(
            "\"findings\":[]",
            "\"findings\":[{\"id\":\"printer-cover\",\"details\":[],\"picture\":\"printer-cover\","
                    + "\"happened\":\"H\",\"works\":\"W\",\"todo\":\"T\",\"call\":\"\"}]");

    @TempDir
    private Path home;

    private record Ended(int code, String out) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    private static Ended doctor(String... arguments) {
        return run(new DoctorCommand(), arguments);
    }

    private static Ended run(Command command, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new Ended(Command.execute(command, arguments), out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static Ended askedOf(String answer) throws IOException {
        HttpServer till = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        till.createContext("/doctor.json", exchange -> {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        till.start();
        try {
            return doctor("--till", "http://127.0.0.1:" + till.getAddress().getPort(), "--json");
        } finally {
            till.stop(0);
        }
    }

    @Test
    void succeedsWhenNothingIsFound() throws IOException {
        assertThat(askedOf(FINE).code()).isEqualTo(0);
    }

    @Test
    void failsWithWhatWasFound() throws IOException {
        Ended ended = askedOf(COVER);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.json().at("/tills/0/findings/0/id").asString()).isEqualTo("printer-cover");
        assertThat(ended.json().at("/tills/0/till").asString()).isEqualTo("s1-t1");
    }

    @Test
    void findsThatATillDoesNotRun() throws IOException {
        String nobody = "http://127.0.0.1:" + FreePorts.next();

        Ended ended = doctor("--till", nobody, "--language", "zh-TW", "--json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.json().at("/tills/0/findings/0/id").asString()).isEqualTo("till-not-running");
        assertThat(ended.json().at("/tills/0/findings/0/happened").asString()).isEqualTo("收銀機 " + nobody + " 沒有在執行。");
    }

    @Test
    void namesASilentTillOfTheHomeAndHowToStartItAgain() throws Exception {
        try (ServerSocket nobodyReads = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + nobodyReads.getLocalPort());

            JsonNode report = new TillExamination(
                            address,
                            "s3-t2",
                            "end its process with kill -KILL 42",
                            Words.in(Language.EN),
                            "en",
                            Duration.ofMillis(300))
                    .report("everything");

            assertThat(report.path("till").asString()).isEqualTo("s3-t2");
            assertThat(report.at("/findings/0/id").asString()).isEqualTo("till-silent");
            assertThat(report.at("/findings/0/todo").asString()).contains("kill -KILL 42");
        }
    }

    @Test
    void statusSaysOfATillThatItDoesNotAnswerAndTellsHowToStartItAgain() throws Exception {
        try (ServerSocket nobodyReads = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ProcessHandle own = ProcessHandle.current();
            Path run = Files.createDirectories(home.resolve("run"));
            Files.writeString(
                    run.resolve("processes.json"),
                    "[{\"name\":\"till-s3-t2\",\"pid\":" + own.pid() + ",\"startedAt\":\""
                            + own.info().startInstant().orElseThrow() + "\",\"address\":\"http://127.0.0.1:"
                            + nobodyReads.getLocalPort() + "\",\"log\":\"\",\"restarts\":0}]");

            Ended ended = run(new StatusCommand(), "--home", home.toString());

            assertThat(ended.out())
                    .containsPattern("till-s3-t2 +no answer")
                    .contains("Till s3-t2 does not answer; if it stays so, end its process with kill -KILL");
        }
    }

    @Test
    void cannotWorkWithoutATill() {
        assertThat(doctor("--home", home.toString(), "--json").code()).isEqualTo(2);
    }

    @Test
    void refusesSomethingThatIsNoTill() throws IOException {
        Ended ended = askedOf("<html>");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.json().at("/error/rule").asString()).isEqualTo("a till answers at /doctor.json over http");
    }

    @Test
    void refusesAComplaintItDoesNotKnow() {
        assertThat(doctor("--complaint", "weather").code()).isEqualTo(2);
    }
}
