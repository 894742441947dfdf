package io.tillstream.till;

import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The whole till as a process of its own, which may die; head office is away. */
final class TillProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private TillProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it as the conductor does, to die at a step if one is named, such as {@code pay-ok:1}. */
    static TillProcess start(Path data, String failpoint, List<String> settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=" + port, "--till.data=" + data, "--till.gateway=https://127.0.0.1:1"));
        arguments.addAll(settings);
        List<String> options = failpoint.isEmpty() ? List.of() : List.of("-Dfp=" + failpoint);
        TillProcess till = new TillProcess(TillJvm.start(TillApp.class, options, arguments), port);
        Await.within(PATIENCE, () -> till.says("ready").asBoolean(false));
        return till;
    }

    /** What its status says of something; nothing of a till that does not answer. */
    JsonNode says(String field) {
        return ask("/api/status").path(field);
    }

    JsonNode ask(String path) {
        return answer(HttpRequest.newBuilder(address(path)).build());
    }

    /** Presses a key of it; the till may be dead before it answers. */
    void press(String path, String text) {
        answer(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            return CanonicalJson.decode(
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body(),
                    JsonNode.class);
        } catch (IOException e) {
            return CanonicalJson.decode("{}", JsonNode.class);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        http.close();
    }
}
