package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.FreePorts;
import io.tillstream.streaming.query.QueryApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The app with its folders below one of the test's, asked over HTTP. */
public final class AppUnderTest implements AutoCloseable {
    private static final String TOKEN = "token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final Runnable stop;
    private final Runnable kill;
    private final Supplier<String> lastWords;

    private AppUnderTest(int port, Runnable stop, Runnable kill, Supplier<String> lastWords) {
        this.address = URI.create("http://127.0.0.1:" + port);
        this.stop = stop;
        this.kill = kill;
        this.lastWords = lastWords;
    }

    /** In this JVM, on a free port. */
    public static AppUnderTest start(String kafka, Path folder, String... more) {
        ConfigurableApplicationContext app =
                SpringApplication.run(StreamingApp.class, arguments(kafka, folder, 0, more));
        int port = Objects.requireNonNull(((WebServerApplicationContext) app).getWebServer())
                .getPort();
        return new AppUnderTest(port, app::close, app::close, () -> "");
    }

    /** In this JVM, where others find it. */
    static AppUnderTest startAmongOthers(String kafka, Path folder, String... more) throws IOException {
        int port = FreePorts.next();
        ConfigurableApplicationContext app =
                SpringApplication.run(StreamingApp.class, arguments(kafka, folder, port, more));
        return new AppUnderTest(port, app::close, app::close, () -> "");
    }

    /** In a JVM of its own that can be killed. */
    static AppUnderTest startApart(String kafka, Path folder, String... more) throws IOException {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                StreamingApp.class.getName()));
        command.addAll(List.of(arguments(kafka, folder, port, more)));
        ChildProcess process = ChildProcess.start("streaming-app", command, Map.of(), folder.resolve("app.log"));
        return new AppUnderTest(port, process::close, process::kill, process::lastWords);
    }

    private static String[] arguments(String kafka, Path folder, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--tillstream.kafka=" + kafka,
                "--tillstream.state=" + folder.resolve("state"),
                "--tillstream.archive=" + folder.resolve("archive"),
                "--tillstream.archive-every=PT1S",
                "--tillstream.admin-token=" + TOKEN));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, TOKEN);
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)), token);
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                TOKEN);
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)),
                TOKEN);
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).DELETE(), TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(QueryApi.wrongs(
                        answer.request().method(), answer.uri().getRawPath(), answer.statusCode(), answer.body()))
                .as("%s as docs/reference/openapi.json describes it: %s", answer.uri(), answer.body())
                .isEmpty();
        return answer;
    }

    /** Asks until the answer is as wanted. */
    public void await(String path, int status, Predicate<String> body) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "nothing";
        while (true) {
            try {
                HttpResponse<String> answer = get(path);
                if (answer.statusCode() == status && body.test(answer.body())) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = String.valueOf(e);
            }
            assertThat(Instant.now())
                    .as("%s answers %s %s", path, last, lastWords.get())
                    .isBefore(deadline);
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** At once, as a power cut would, where it runs in a JVM of its own. */
    void kill() {
        kill.run();
    }

    /** In good order, before its time. */
    void stop() {
        stop.run();
    }

    @Override
    public void close() {
        stop.run();
    }
}
