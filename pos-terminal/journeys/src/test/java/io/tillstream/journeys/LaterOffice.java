package io.tillstream.journeys;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Head office's pages as they will be some time on: the same program once more, over the same three servers, with its clock ahead. */
final class LaterOffice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CLOCK = "--tillstream.clock-offset=";
    private static final String PORT = "--server.port=";
    private static final String SETTINGS = "TILLSTREAM_";

    private final int port;
    private final ChildProcess process;

    /** Started, and its first page answers. */
    LaterOffice(Platform platform, Duration ahead) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path running =
                Path.of("/proc", platform.process("dashboards").path("pid").asString());
        Duration offset = Duration.parse(platform.settings().path("clockOffset").asString());
        List<String> command = words(running.resolve("cmdline")).stream()
                .map(word -> word.startsWith(PORT) ? PORT + port : word)
                .map(word -> word.startsWith(CLOCK) ? CLOCK + offset.plus(ahead) : word)
                .toList();
        Map<String, String> settings = words(running.resolve("environ")).stream()
                .filter(word -> word.startsWith(SETTINGS))
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)));
        process = ChildProcess.start(
                "later-office", command, settings, platform.home().resolve("logs/later-office.log"));
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(address() + "/sign-in")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Await.until(
                    "head office of later to answer",
                    PATIENCE,
                    () -> client.send(question, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.asList(Files.readString(file, StandardCharsets.UTF_8).split("\0", 0));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
