package io.tillstream.dashboards.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.FaultyLine;
import io.tillstream.localcluster.FaultyLine.Fault;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The search cluster is away, overloaded, full or slow: the app says since when, and catches up by itself. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
final class IndexOverAFaultyLineTest {
    private static final Instant MORNING = Instant.parse("2011-11-09T09:15:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OVERLOADED = "HTTP/1.1 429 Too Many Requests\r\nX-Elastic-Product: Elasticsearch\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    private final RealParts parts = RealParts.started();

    @Test
    void saysSinceWhenTheIndexIsSilentAndHoldsEveryLineOnceAfterwards() throws Exception {
        TillId till = TillId.parse("s7-t1");
        int sold = 0;
        int[] other = {0};
        try (FaultyLine line = FaultyLine.to(URI.create(parts.elasticsearch()).getPort());
                ConfigurableApplicationContext app = start(line)) {
            IndexStatus status = app.getBean(IndexStatus.class);
            ReceiptSearch search = app.getBean(ReceiptSearch.class);
            sell(till, ++sold);
            awaitLines(search, till, sold);

            for (Fault fault : List.of(new Fault.Cut(), new Fault.AnsweredBy(OVERLOADED))) {
                line.has(fault);
                sell(till, ++sold);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(status.state()).isInstanceOf(IndexStatus.State.Silent.class));
                Instant since = ((IndexStatus.State.Silent) status.state()).since();
                sell(till, ++sold);
                // For a while it stays silent, and silent since the same moment, whatever else the app reads meanwhile.
                await().during(Duration.ofSeconds(3))
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(status.state())
                                .isInstanceOfSatisfying(
                                        IndexStatus.State.Silent.class,
                                        silent -> assertThat(silent.since()).isEqualTo(since)));

                line.has(new Fault.None());
                awaitLines(search, till, sold);
            }

            for (String block : List.of("read_only_allow_delete", "write")) {
                sell(till, ++sold);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    // Elasticsearch takes the first of them back by itself once it sees that its disk has room.
                    block(block, true);
                    sell(TillId.parse("s7-t2"), ++other[0]);
                    assertThat(status.state()).isInstanceOf(IndexStatus.State.Silent.class);
                });
                sell(till, ++sold);
                block(block, false);
                awaitLines(search, till, sold);
            }

            line.has(new Fault.Delayed(Duration.ofMillis(500)));
            sell(till, ++sold);
            awaitLines(search, till, sold);
            line.has(new Fault.None());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status.state()).isEqualTo(new IndexStatus.State.Current()));
            assertThat(status.refused()).isZero();
        }
    }

    /** As Elasticsearch does it when its disk is nearly full, or an administrator. */
    private void block(String block, boolean blocked) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(parts.elasticsearch() + "/tillstream-sale-lines-*/_settings"))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(
                                    "{\"index.blocks." + block + "\":" + (blocked ? "true" : "null") + "}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext start(FaultyLine line) {
        Map<String, Object> settings = new HashMap<>(parts.settings("faulty_line"));
        settings.put("tillstream.elasticsearch", "http://127.0.0.1:" + line.port());
        return new SpringApplicationBuilder(DashboardsApp.class)
                .properties(settings)
                .run();
    }

    private void sell(TillId till, int number) {
        JournalRecord sale = TestShop.sale(till, 1, number + 1, MORNING, 1);
        parts.publish(Topics.ACCEPTED, till.store().value(), sale);
    }

    private static void awaitLines(ReceiptSearch search, TillId till, long lines) {
        ReceiptQuery query =
                new ReceiptQuery(null, till, null, null, List.of(TestShop.MILK), ReceiptQuery.Lines.ALL, null);
        await().atMost(PATIENCE)
                .ignoreException(SearchUnavailable.class)
                .untilAsserted(() ->
                        assertThat(search.find(query, null, 100).matches()).isEqualTo(lines));
    }
}
