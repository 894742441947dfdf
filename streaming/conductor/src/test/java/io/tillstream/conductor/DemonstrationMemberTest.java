package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.MemberLogin;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Ledgers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against one server that answers as the portal and as the ledgers do. */
final class DemonstrationMemberTest {
    private static final String NO_POINTS = "maaaaaaaaaaaaaaaa";
    private static final String WITH_POINTS = "mbbbbbbbbbbbbbbbb";

    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private final AtomicBoolean portalIsAway = new AtomicBoolean();
    private final HttpServer server;
    private final Home home;

    DemonstrationMemberTest(@TempDir Path folder) throws IOException {
        home = new Home(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() throws IOException {
        server.createContext("/api/points/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().endsWith(WITH_POINTS);
            byte[] body = (known ? "{\"points\":120}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/api/members/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!portalIsAway.get()) {
                passwords.add(exchange.getRequestURI().getPath() + " " + body);
            }
            exchange.sendResponseHeaders(portalIsAway.get() ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        Files.createDirectories(home.plan());
        Files.writeString(home.plan().resolve("plan.json"), """
                {"clockStart":"2026-06-01T00:00:00Z","stores":[],"tills":[],
                 "history":{"transactions":0,"lines":0},"live":{"baskets":0,"lines":0}}
                """);
        Files.write(
                home.plan().resolve("members.ndjson"),
                List.of(member(NO_POINTS, "TSM0000000000017"), member(WITH_POINTS, "TSM0000000000024")));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void choosesAMemberWithPointsAndTellsThePortalThePassword() throws Exception {
        MemberLogin login = member().login().orElseThrow();

        assertThat(login.card()).isEqualTo("TSM0000000000024");
        // The portal wants at least 15 characters.
        assertThat(login.password()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(passwords)
                .containsExactly(
                        "/api/members/" + WITH_POINTS + "/password {\"password\":\"" + login.password() + "\"}");
    }

    @Test
    void keepsTheLoginOfTheHome() throws Exception {
        MemberLogin first = member().login().orElseThrow();
        MemberLogin second = member().login().orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(passwords).hasSize(1);
    }

    @Test
    void remembersNothingThePortalHasNotTaken() throws Exception {
        portalIsAway.set(true);

        assertThatThrownBy(() -> member().login()).isInstanceOf(IOException.class);

        assertThat(SettingsFile.load(home).memberLogin()).isNull();
    }

    @Test
    void hasNoLoginForAPlanWithoutMembers() throws Exception {
        Files.delete(home.plan().resolve("members.ndjson"));

        assertThat(member().login()).isEmpty();
        assertThat(passwords).isEmpty();
    }

    private DemonstrationMember member() {
        Door door = Door.at(server.getAddress().getPort(), "secret");
        return new DemonstrationMember(home, door, new Ledgers(door));
    }

    private static String member(String id, String card) {
        return "{\"member\":\"%s\",\"card\":\"%s\",\"enrolledOn\":\"2026-01-01\",\"personalised\":true}"
                .formatted(id, card);
    }
}
