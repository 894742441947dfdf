package io.tillstream.till.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.journal.JournalVerification;
import io.tillstream.program.Digest;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramFolder;
import io.tillstream.program.ProgramPackage;
import io.tillstream.program.TillStarter;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import io.tillstream.till.TillApp;
import io.tillstream.till.TillJvm;
import io.tillstream.till.doctor.Office;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A whole till under its starter, in processes of their own, that is told of another program while it sells. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
class ProgramChangeTest {
    private static final String CODE = "ABCD-EFGH-JKMN-PQRS";
    private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private KeyPair office;
    private Path publicKey;
    private int port;

    @BeforeEach
    void aKeyAndAPort() throws Exception {
        office = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        publicKey = Files.writeString(
                folder.resolve("keys.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(office.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** A jar that leads to all this test was started with, so that a package need not carry it. */
    private Path leading() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("leading.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.finish();
        }
        return jar;
    }

    private Path pack(String version, Class<?> main, int secondsLater) throws IOException {
        Path zip = folder.resolve("till-" + version + ".zip");
        ProgramPackage.make(
                zip,
                version,
                MADE.plusSeconds(secondsLater),
                main.getName(),
                new JournalFormats(1, 2, 2),
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(leading()),
                office.getPrivate());
        return zip;
    }

    private JsonNode ask(String path, String... text) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (text.length > 0) {
            request.POST(
                    HttpRequest.BodyPublishers.ofString("text=" + URLEncoder.encode(text[0], StandardCharsets.UTF_8)));
        }
        try {
            return CanonicalJson.decode(
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body(),
                    JsonNode.class);
        } catch (IOException | RuntimeException e) {
            return CanonicalJson.decode("{}", JsonNode.class);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitReady() {
        Await.within(PATIENCE, () -> ask("/api/status").path("ready").asBoolean(false));
    }

    private void sell() {
        ask("/basket/entry", Shop.MILK.ean13());
        ask("/basket/pay/cash", "");
    }

    private static String wants(long rollOut, String version, Digest program, long size) {
        return "{\"settings\":{\"at\":\"2011-11-09T10:00:00Z\",\"program\":{\"program\":\"" + program
                + "\",\"rollOut\":" + rollOut + ",\"size\":" + size + ",\"version\":\"" + version
                + "\"},\"settings\":[],\"till\":\"s1-t1\",\"version\":0}}";
    }

    private static void gives(Office headOffice, Digest program, Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        for (int part = 0; part * ProgramPart.SIZE < bytes.length; part++) {
            headOffice.gives(
                    "/till/v1/programs/" + program + "/" + part,
                    Arrays.copyOfRange(
                            bytes, part * ProgramPart.SIZE, Math.min(bytes.length, (part + 1) * ProgramPart.SIZE)));
        }
    }

    private static boolean isGood(ProgramFolder programs, Digest program) {
        try {
            return programs.good().filter(program::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void changesOverWhenNothingIsOpenAndComesBackFromAProgramThatDies() throws Exception {
        ProgramFolder programs = new ProgramFolder(folder.resolve("programs"));
        Process install = TillJvm.start(
                TillStarter.class,
                List.of(),
                List.of(
                        "install",
                        pack("1.0", TillApp.class, 0).toString(),
                        "--programs=" + programs.path(),
                        "--keys=" + publicKey));
        assertThat(install.waitFor()).isZero();
        Path second = pack("2.0", TillApp.class, 1);
        Path third = pack("3.0", DiesAtStart.class, 2);
        Digest two = Digest.of(second);
        Digest three = Digest.of(third);

        List<String> lines = new ArrayList<>(Shop.catalogue());
        try (Office headOffice = Office.open(folder, 1, 30).sells(lines, CODE)) {
            gives(headOffice, two, second);
            gives(headOffice, three, third);
            Process starter = TillJvm.start(
                    TillStarter.class,
                    List.of(),
                    List.of(
                            "run",
                            "--programs=" + programs.path(),
                            "--sound-within=PT90S",
                            "--on-trial=PT1S",
                            "--",
                            "--server.port=" + port,
                            "--till.data=" + folder.resolve("data"),
                            "--till.gateway=" + headOffice.address(),
                            "--till.enrolment-code=" + CODE,
                            "--till.certificate=" + headOffice.certificate()));
            try {
                awaitReady();
                sell();
                ask("/basket/entry", Shop.BREAD.ean13());

                // It arrives while somebody is served, and waits.
                headOffice.tells(wants(7, "2.0", two, Files.size(second)));
                Await.within(PATIENCE, () -> programs.has(two));
                Await.within(
                        PATIENCE,
                        () -> headOffice.posted().stream().anyMatch(sent -> sent.contains("\"has\":\"" + two + "\"")));
                assertThat(programs.next()).isEmpty();
                assertThat(ask("/api/status").path("totalMinor").asLong()).isEqualTo(95);

                ask("/basket/pay/cash", "");
                Await.within(PATIENCE, () -> isGood(programs, two));
                awaitReady();
                assertThat(headOffice.posted())
                        .as("a till that changes over is not off: one that does not come up is missed")
                        .noneMatch(post -> post.startsWith("/till/v1/health ") && post.contains("\"off\":true"));
                sell();
                assertThat(ask("/api/status").path("sales").asLong()).isEqualTo(3);
                // Head office is told it by the name of its package.
                Await.within(
                        PATIENCE,
                        () -> headOffice.posted().stream()
                                .anyMatch(sent -> sent.contains("\"version\":\"2.0\"")
                                        && sent.contains("\"runs\":\"" + two + "\"")));

                // One that dies: the till is back with the second, and says so.
                headOffice.tells(wants(8, "3.0", three, Files.size(third)));
                Await.within(
                        PATIENCE,
                        () -> headOffice.posted().stream()
                                .anyMatch(sent -> sent.contains("\"refused\":8")
                                        && sent.contains("it ended 2 times before it was sound")
                                        && sent.contains("\"runs\":\"" + two + "\"")));
                awaitReady();
                sell();
                assertThat(ask("/api/status").path("sales").asLong()).isEqualTo(4);
                assertThat(isGood(programs, two)).isTrue();
            } finally {
                List<ProcessHandle> children = starter.descendants().toList();
                starter.destroyForcibly().waitFor();
                children.forEach(child -> child.onExit()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join());
            }
        }

        JournalVerification books = JournalVerification.of(folder.resolve("data/journal/epoch-1.journal"));
        assertThat(books.firstBroken()).isEmpty();
    }
}
