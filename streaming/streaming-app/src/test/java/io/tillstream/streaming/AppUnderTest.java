package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The app on a free port, with its folders below one of the test's, asked over HTTP. */
public final class AppUnderTest implements AutoCloseable {
    private static final String TOKEN = "token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext app;
    private final URI address;

    private AppUnderTest(ConfigurableApplicationContext app) {
        this.app = app;
        this.address = URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) app).getWebServer())
                        .getPort());
    }

    public static AppUnderTest start(String kafka, Path folder) {
        return new AppUnderTest(SpringApplication.run(
                StreamingApp.class,
                "--server.port=0",
                "--tillstream.kafka=" + kafka,
                "--tillstream.state=" + folder.resolve("state"),
                "--tillstream.archive=" + folder.resolve("archive"),
                "--tillstream.archive-every=PT1S",
                "--tillstream.admin-token=" + TOKEN));
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

    private static HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        return HTTP.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks until the answer is as wanted. */
    public void await(String path, int status, Predicate<String> body) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(path);
        while (answer.statusCode() != status || !body.test(answer.body())) {
            assertThat(Instant.now())
                    .as("%s answers %d %s", path, answer.statusCode(), answer.body())
                    .isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = get(path);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
