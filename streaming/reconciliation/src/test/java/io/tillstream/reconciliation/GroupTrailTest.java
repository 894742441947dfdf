package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers that answer what they are told to: a cent, a receipt or a store too many must be seen and named. */
class GroupTrailTest {
    private final Map<String, String> answers = new HashMap<>();
    private final Ledgers ledgers = new Ledgers();
    private final GroupTrail trail = new GroupTrail();
    private final HttpServer server;

    GroupTrailTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void twoStoresInTheCityOneOfWhichMoves() {
        server.createContext("/api/groups/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/api/groups/".length());
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answers.getOrDefault(path, "{\"currencies\":[]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        group(
                "city",
                "{\"group\":\"city\",\"kind\":\"REGION\",\"name\":{\"en\":\"City\",\"zh-CN\":\"市\",\"zh-TW\":\"市\"}}");
        group(
                "old-town",
                "{\"group\":\"old-town\",\"kind\":\"REGION\",\"name\":{\"en\":\"Old\",\"zh-CN\":\"旧\",\"zh-TW\":\"舊\"},"
                        + "\"parent\":\"city\"}");
        stands("s1", "2011-11-01", "old-town", "2011-11-01T10:00:00Z");
        stands("s2", "2011-11-01", "city", "2011-11-01T10:00:00Z");
        stands("s2", "2011-11-09", "elsewhere", "2011-11-08T10:00:00Z");
        sold("s1", "2011-11-08", 200);
        sold("s2", "2011-11-08", 300);
        sold("s1", "2011-11-09", 400);
        sold("s2", "2011-11-09", 500);
        answers("city/sales/2011-11-08", 2, "5.00");
        answers("city/sales/2011-11-09", 1, "4.00");
        answers("old-town/sales/2011-11-08", 1, "2.00");
        answers("old-town/sales/2011-11-09", 1, "4.00");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void group(String id, String json) {
        trail.group(id, json.getBytes(StandardCharsets.UTF_8));
    }

    private void stands(String store, String from, String region, String at) {
        trail.grouping(
                store + "|" + from + "|" + at,
                ("{\"at\":\"" + at + "\",\"by\":\"manager\",\"from\":\"" + from + "\",\"groups\":[],\"region\":\""
                                + region + "\",\"statedOn\":\"2011-11-01\",\"store\":\"" + store + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void sold(String store, String date, long minor) {
        Cell cell = ledgers.days.cell(store + "|" + date + "|STORE|" + store);
        cell.countedIn("GBP");
        cell.add(Ledgers.DAY_TRANSACTIONS, 1);
        cell.add(Ledgers.DAY_REVENUE, minor);
        ledgers.days.cell(store + "|" + date + "|CATEGORY|a|STORE|b").add(Ledgers.DAY_REVENUE, minor);
    }

    private void answers(String path, int receipts, String revenue) {
        answers.put(
                path,
                "{\"currencies\":[{\"currency\":\"GBP\",\"total\":{\"transactions\":" + receipts
                        + ",\"lines\":0,\"revenue\":\"" + revenue
                        + " GBP\",\"tax\":\"0.00 GBP\",\"discount\":\"0.00 GBP\","
                        + "\"cost\":\"0.00 GBP\",\"unvalued\":\"0.00 GBP\"}}]}");
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        try (GroupQuestions questions = questions("secret")) {
            trail.compare(ledgers, questions, found::add);
        }
        return found;
    }

    private GroupQuestions questions(String token) {
        return new GroupQuestions(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), token);
    }

    @Test
    void agreesWithLedgersThatAddUpAsTheJournalsDo() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void namesTheRegionTheDayAndTheCent() {
        answers("city/sales/2011-11-08", 2, "5.01");

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.cell()).isEqualTo("city|2011-11-08|GBP");
            assertThat(difference.what()).isEqualTo("revenue");
            assertThat(difference.by()).isEqualTo(1);
        });
    }

    @Test
    void seesAStoreThatWasCountedWhereItStoodBefore() {
        answers("city/sales/2011-11-09", 2, "9.00");

        assertThat(differences())
                .extracting(Difference::what, Difference::by)
                .containsExactlyInAnyOrder(tuple("transactions", 1L), tuple("revenue", 500L));
    }

    @Test
    void seesARegionThatAnswersNothing() {
        answers.remove("old-town/sales/2011-11-09");

        assertThat(differences()).allSatisfy(difference -> {
            assertThat(difference.cell()).isEqualTo("old-town|2011-11-09|GBP");
            assertThat(difference.found()).isEqualTo(Difference.ABSENT);
        });
        assertThat(differences()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWhenTheLedgersDoNotAnswer() {
        try (GroupQuestions questions = questions("another")) {
            assertThatThrownBy(() -> trail.compare(ledgers, questions, _ -> {}))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("401");
        }
    }
}
