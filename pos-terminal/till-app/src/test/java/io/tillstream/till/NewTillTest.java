package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.doctor.Office;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journey S3: a fresh device with nothing but a folder, a port and a QR code. */
class NewTillTest {
    private static final String CODE = "ABCD-EFGH-JKMN-PQRS";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private static String get(int port, String path, String language) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Accept-Language", language)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String post(int port, String path, String text) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept-Language", "en")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The status of the first page for somebody who asks for it by that name; a browser sends whatever the address says. */
    private static String statusFor(int port, String host) throws IOException {
        try (Socket browser = new Socket(InetAddress.getLoopbackAddress(), port)) {
            browser.setSoTimeout(60_000);
            browser.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private CompletableFuture<ConfigurableApplicationContext> start(int port) {
        return CompletableFuture.supplyAsync(
                () -> TillApp.application().run("--server.port=" + port, "--till.data=" + folder.resolve("data")));
    }

    @Test
    void isToldWhoItIsAndSells() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        try (Office office = Office.open(folder, 1, 30).sells(lines, CODE)) {
            int port = freePort();
            CompletableFuture<ConfigurableApplicationContext> starting = start(port);
            Await.until(() -> get(port, "/", "zh-TW").contains("這台收銀機是新的"));
            assertThat(get(port, "/", "zh-CN,en;q=0.5")).contains("请向总部要这台收银机的注册码");

            assertThat(post(port, "/", "4006381333931")).contains("That is not an enrolment code.");
            String address = "tillstream:1 " + office.address() + " ";
            assertThat(post(port, "/", address + "ZZZZ-ZZZZ-ZZZZ-ZZZZ " + office.certificate()))
                    .contains("Head office does not accept this code");
            assertThat(post(port, "/", address + CODE + " " + "00".repeat(32)))
                    .contains("Head office does not answer.");
            assertThat(post(port, "/", "]Q1" + address + CODE + " " + office.certificate()))
                    .contains("Enrolled.");

            try (ConfigurableApplicationContext till = starting.get(60, TimeUnit.SECONDS)) {
                assertThat(till.isRunning()).isTrue();
                Await.until(() -> get(port, "/api/status", "en").contains("\"ready\":true"));
                post(port, "/basket/entry", Shop.MILK.ean13());
                post(port, "/basket/pay/cash", "");

                JsonNode status = new JsonMapper().readTree(get(port, "/api/status", "en"));
                assertThat(status.path("till").asString()).isEqualTo("s1-t1");
                assertThat(status.path("sales").asLong()).isEqualTo(1);
                Await.until(() -> office.posted().stream().anyMatch(sent -> sent.contains("\"type\":\"sale\"")));
            }

            // The next start needs neither a code nor an address.
            try (ConfigurableApplicationContext again = start(port).get(60, TimeUnit.SECONDS)) {
                assertThat(again.isRunning()).isTrue();
                assertThat(get(port, "/api/status", "en")).contains("\"sales\":1");
            }
        }
    }

    @Test
    void takesNoCodeFromAnotherWebPage() throws Exception {
        int port = freePort();
        Thread starting = Thread.ofPlatform().daemon().start(() -> {
            try {
                TillApp.application().run("--server.port=" + port, "--till.data=" + folder.resolve("data"));
            } catch (RuntimeException e) {
                // Stopped before it was enrolled.
            }
        });
        Await.until(() -> get(port, "/", "en").contains("This till is new"));

        // A page that had its own name lead to this machine would be of the same origin, and is known by that name
        // alone.
        assertThat(statusFor(port, "evil.example:" + port)).isEqualTo("403");
        assertThat(statusFor(port, "127.0.0.1.evil.example")).isEqualTo("403");
        assertThat(statusFor(port, "192.168.1.20:" + port)).isEqualTo("403");
        assertThat(statusFor(port, "")).isNotEqualTo("200");
        assertThat(statusFor(port, "localhost:" + port)).isEqualTo("200");
        assertThat(statusFor(port, "[::1]:" + port)).isEqualTo("200");

        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("text=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        starting.interrupt();
        starting.join();
    }
}
