package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.staff.Operator;
import io.tillstream.till.doctor.Office;
import io.tillstream.till.identity.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole till is asked for its log by head office, and sends it once, without those who were in it. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
class AskedForItsLogTest {
    private static final String CODE = "ABCD-EFGH-JKMN-PQRS";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder at(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private CompletableFuture<ConfigurableApplicationContext> start(int port) {
        return CompletableFuture.supplyAsync(
                () -> TillApp.application().run("--server.port=" + port, "--till.data=" + folder.resolve("data")));
    }

    private static void awaitReady(int port) {
        Await.until(() -> send(at(port, "/api/status")).contains("\"ready\":true"));
    }

    private static String asks(String id) {
        return "{\"bundleAsked\":{\"id\":\"" + id + "\",\"till\":\"s1-t1\",\"until\":\"2100-01-01T00:00:00Z\"}}";
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void sendsItOnceWithoutThosePeople() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.operator("c7-anna", "Canary Jones", Operator.Role.CASHIER, "2580"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Office office = Office.open(folder, 1, 30).sells(lines, CODE)) {
            CompletableFuture<ConfigurableApplicationContext> starting = start(port);
            Await.until(() -> send(at(port, "/")).contains("This till is new"));
            String enrolment = "tillstream:1 " + office.address() + " " + CODE + " " + office.certificate();
            send(at(port, "/")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "text=" + URLEncoder.encode(enrolment, StandardCharsets.UTF_8))));
            try (ConfigurableApplicationContext till = starting.get(60, TimeUnit.SECONDS)) {
                assertThat(till.isRunning()).isTrue();
                awaitReady(port);
                LoggerFactory.getLogger("io.tillstream.till.sale.Anything")
                        .warn(
                                "Card {} of {} was refused; {} called {} and wrote to {}.",
                                "4111 1111 1111 1111",
                                "Canary Jones",
                                "c7-anna",
                                "+44 20 7946 0018",
                                "canary@example.invalid");
                office.tells(asks("a1b2c3d4e5f6"));
                Await.until(() -> !office.bundles().isEmpty());
                office.tells(asks("b1b2c3d4e5f6"));
                Await.until(() -> office.bundles().size() > 1);
            }

            assertThat(office.posted())
                    .as("its last word before it was switched off")
                    .anyMatch(post -> post.startsWith("/till/v1/health ") && post.contains("\"off\":true"));

            // The next start knows that this was answered, and that a newer one was not.
            try (ConfigurableApplicationContext again = start(port).get(60, TimeUnit.SECONDS)) {
                assertThat(again.isRunning()).isTrue();
                awaitReady(port);
                office.tells(asks("c1b2c3d4e5f6"));
                Await.until(() -> office.bundles().size() > 2);
            }

            assertThat(office.bundles())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("a1b2c3d4e5f6", "b1b2c3d4e5f6", "c1b2c3d4e5f6");
            String key = CanonicalJson.decode(
                            Files.readAllBytes(folder.resolve("data").resolve("identity.json")), Identity.class)
                    .privateKey();
            Map<String, String> files = unpacked(office.bundles().getFirst().getValue());
            assertThat(files).containsOnlyKeys("health.json", "settings.txt", "files.txt", "log.txt");
            assertThat(files.get("health.json")).contains("\"till\":\"s1-t1\"");
            assertThat(files.get("settings.txt")).contains("till.language=").doesNotContain("BEGIN", "privateKey");
            assertThat(files.get("files.txt")).contains("identity.json ");
            assertThat(files.get("log.txt"))
                    .contains("Card [number] of [name] was refused; [staff] called [number] and wrote to [mail].");
            assertThat(files.values())
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContainIgnoringCase("canary", "c7-anna", "4111 1111", "20 7946", CODE, key));
        }
    }
}
