package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Database;
import io.tillstream.localcluster.FreePorts;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real servers where they are at hand; who waits does not start them. */
@Timeout(180)
final class ServerElsewhereTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void saysInOneLineThatNobodyAnswers() throws IOException {
        String nobody = "127.0.0.1:" + FreePorts.next();

        assertThatThrownBy(() -> ServerElsewhere.kafka(nobody).await(SHORT))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("servers.kafka in settings.json: " + nobody + " gave no answer within 1 s (")
                .hasMessageEndingWith("; a server named there is not started here; start it, or correct the setting.")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> ServerElsewhere.elasticsearch(URI.create("http://" + nobody), "")
                        .await(SHORT))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("servers.elasticsearch in settings.json: http://" + nobody);
        assertThatThrownBy(() -> ServerElsewhere.postgres(
                                "portal", new Database("jdbc:postgresql://" + nobody + "/members", "portal", ""))
                        .await(SHORT))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("servers.postgres.portal in settings.json: jdbc:postgresql://" + nobody);
    }

    @Test
    void doesNotTakeAClusterThatWentAwayForOneWithoutAnIndex() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.next());

        assertThatThrownBy(() -> ServerQuestions.hasIndex(nobody, ""))
                .isInstanceOfSatisfying(
                        ServerElsewhere.NoAnswer.class,
                        answer -> assertThat(ServerElsewhere.elasticsearch(nobody, "")
                                        .wentAway(answer))
                                .hasMessageStartingWith("servers.elasticsearch in settings.json: " + nobody
                                        + " answered before and does not any more (")
                                .hasMessageEndingWith("; start it, or correct the setting."));
    }

    @Test
    void isContentWithABrokerThatAnswers() throws InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            ServerElsewhere server = ServerElsewhere.kafka(broker.bootstrapServers());

            assertThatCode(() -> server.await(SHORT)).doesNotThrowAnyException();
            assertThat(server.answers()).isTrue();
        }
    }

    @Test
    void isContentWithADatabaseTheRoleMayCreateItsSchemaInAndWaitsForNoneThatRefuses() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            String url = server.jdbcUrl("members");
            try (var owner = DriverManager.getConnection(url, server.user(), server.password());
                    var statement = owner.createStatement()) {
                statement.execute("create role reader login password 'reading'");
            }

            assertThatCode(() -> ServerElsewhere.postgres("portal", new Database(url, server.user(), server.password()))
                            .await(SHORT))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> ServerElsewhere.postgres("portal", new Database(url, server.user(), "wrong"))
                            .await(LONG))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("refused")
                    .hasMessageContaining("password")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> ServerElsewhere.postgres(
                                    "portal", new Database(url + "_of_old", server.user(), server.password()))
                            .await(LONG))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("members_of_old");
            assertThatThrownBy(() -> ServerElsewhere.postgres("portal", new Database(url, "reader", "reading"))
                            .await(LONG))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("no schema portal and reader may not create it");
        }
    }

    @Test
    void showsAClusterItsKeyAndDoesNotWaitWhenItIsRefused() throws IOException {
        HttpServer cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.createContext("/_cluster/health", exchange -> {
            boolean known = "ApiKey right".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
            exchange.close();
        });
        cluster.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + cluster.getAddress().getPort());

            assertThatCode(() -> ServerElsewhere.elasticsearch(address, "right").await(SHORT))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() ->
                            ServerElsewhere.elasticsearch(address, "wrong").await(LONG))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("refused (it answered 401)");
        } finally {
            cluster.stop(0);
        }
    }
}
