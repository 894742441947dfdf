package io.tillstream.conductor;

import io.tillstream.conductor.ServerElsewhere.NoAnswer;
import io.tillstream.conductor.home.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** What is asked of a server of one's own to see that it can be worked with. */
final class ServerQuestions {
    private static final int SECONDS = 5;
    /** The alias the dashboards write their index under. */
    private static final String INDEX = "/tillstream-sale-lines";

    private ServerQuestions() {}

    static void kafka(String servers) throws NoAnswer, InterruptedException {
        try {
            Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
            try {
                admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS);
            } finally {
                // Without a limit it would wait for the answer of a broker that is not there.
                admin.close(Duration.ZERO);
            }
        } catch (TimeoutException e) {
            throw new NoAnswer("nobody there speaks Kafka unencrypted", true);
        } catch (ExecutionException | KafkaException e) {
            throw new NoAnswer(reason(e.getCause() == null ? e : e.getCause()), true);
        }
    }

    static void elasticsearch(URI address, String key) throws NoAnswer, InterruptedException {
        int status = status(address.resolve("/_cluster/health?wait_for_status=yellow&timeout=4s"), key);
        if (status != 200) {
            // A key that is refused now is refused in half a minute, too.
            throw new NoAnswer("it answered " + status, status != 401 && status != 403);
        }
    }

    /** Whether the dashboards have made their index there. */
    static boolean hasIndex(URI address, String key) throws NoAnswer, InterruptedException {
        return status(address.resolve(INDEX), key) == 200;
    }

    /** Logs in, and looks whether the app can have its schema there. */
    static void postgres(Database database, String schema) throws NoAnswer {
        Properties login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", database.password());
        login.setProperty("connectTimeout", "" + SECONDS);
        login.setProperty("loginTimeout", "" + SECONDS);
        try (var connection = DriverManager.getConnection(database.url(), login);
                var question =
                        connection.prepareStatement("select exists (select 1 from pg_namespace where nspname = ?)"
                                + " or has_database_privilege(current_database(), 'create')")) {
            question.setString(1, schema);
            try (var answer = question.executeQuery()) {
                if (!answer.next() || !answer.getBoolean(1)) {
                    throw new NoAnswer(
                            "there is no schema " + schema + " and " + database.user() + " may not create it", false);
                }
            }
        } catch (SQLException e) {
            throw new NoAnswer(reason(e), !isRefusal(String.valueOf(e.getSQLState())));
        }
    }

    /** A wrong login (class 28) or a database that does not exist (3D) is no better in half a minute. */
    private static boolean isRefusal(String sqlState) {
        return sqlState.startsWith("28") || sqlState.startsWith("3D");
    }

    private static int status(URI address, String key) throws NoAnswer, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(SECONDS))
                .build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2 * SECONDS));
            if (!key.isEmpty()) {
                request.header("Authorization", "ApiKey " + key);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new NoAnswer(reason(e), true);
        }
    }

    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
