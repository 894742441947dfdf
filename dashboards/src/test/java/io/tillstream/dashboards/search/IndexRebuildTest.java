package io.tillstream.dashboards.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The index over a real broker and a real cluster: duplicates, restarts, loss. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
final class IndexRebuildTest {
    private static final Instant MORNING = Instant.parse("2011-11-09T09:15:00Z");

    private final RealParts parts = RealParts.started();

    @Test
    void holdsEveryLineOnceThroughDuplicatesRestartsAndLoss() throws Exception {
        TillId till = TillId.parse("s9-t1");
        try (ConfigurableApplicationContext app = start()) {
            publish(TestShop.sale(till, 0, 2, MORNING.minus(Duration.ofDays(7)), 3));
            publish(TestShop.sale(till, 1, 2, MORNING, 2, 1));
            publish(TestShop.sale(till, 1, 2, MORNING, 2, 1));

            awaitLines(app, till, 3, 360 + 440);
        }

        publish(TestShop.sale(till, 1, 3, MORNING.plusSeconds(60), 1));
        try (ConfigurableApplicationContext app = start()) {
            awaitLines(app, till, 4, 360 + 440 + 120);

            deleteIndexes();
            publish(TestShop.sale(till, 1, 4, MORNING.plusSeconds(120), 1, 1, 1));
            awaitLines(app, till, 7, 360 + 440 + 120 + 440);
            assertThat(app.getBean(ReceiptSearch.class).firstLine(new Source(till, 1, 4)))
                    .get()
                    .satisfies(line -> assertThat(line.wholeNetMinor()).isEqualTo(440))
                    .satisfies(line -> assertThat(line.wholeLines()).isEqualTo(3));
        }
    }

    @Test
    void pagesThroughReceiptsWithoutMissingOne() {
        TillId till = TillId.parse("s8-t1");
        for (int sequence = 2; sequence <= 8; sequence++) {
            publish(TestShop.sale(till, 1, sequence, MORNING, 1, 2));
        }
        try (ConfigurableApplicationContext app = start()) {
            ReceiptSearch search = app.getBean(ReceiptSearch.class);
            ReceiptQuery query = query(till, List.of());
            // An index that is being made says so until its first shard is there.
            await().atMost(Duration.ofSeconds(90))
                    .ignoreException(SearchUnavailable.class)
                    .until(() -> search.find(query, null, 3).matches() == 7);

            ReceiptSearch.Page first = search.find(query, null, 3);
            ReceiptSearch.Page second = search.find(query, first.next(), 3);
            ReceiptSearch.Page third = search.find(query, second.next(), 3);

            assertThat(List.of(first, second, third))
                    .flatExtracting(ReceiptSearch.Page::rows)
                    .extracting(SaleLineDocument::sale)
                    .doesNotHaveDuplicates()
                    .hasSize(7);
            assertThat(third.next()).isNull();
            assertThat(first.netMinor()).isEqualTo(7 * 520);
            assertThat(search.find(query(till, List.of(TestShop.BREAD)), null, 10)
                            .netMinor())
                    .isEqualTo(7 * 400);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DashboardsApp.class)
                .properties(parts.settings("index_rebuild"))
                .run();
    }

    private void publish(JournalRecord accepted) {
        parts.publish(Topics.ACCEPTED, accepted.fact().source().till().store().value(), accepted);
    }

    private static void awaitLines(ConfigurableApplicationContext app, TillId till, long lines, long netMinor) {
        ReceiptSearch search = app.getBean(ReceiptSearch.class);
        await().atMost(Duration.ofSeconds(90))
                .ignoreException(SearchUnavailable.class)
                .untilAsserted(() -> {
                    ReceiptSearch.Page found =
                            search.find(query(till, List.of(TestShop.MILK, TestShop.BREAD)), null, 100);
                    assertThat(found.matches()).isEqualTo(lines);
                    assertThat(found.netMinor()).isEqualTo(netMinor);
                });
    }

    private static ReceiptQuery query(TillId till, List<Gtin> gtins) {
        @Nullable Set<StoreId> anyStore = null;
        return new ReceiptQuery(anyStore, till, null, null, gtins, ReceiptQuery.Lines.ALL, null);
    }

    private void deleteIndexes() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Lane lane : Lane.LANES) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(parts.elasticsearch() + "/" + lane.index()))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }
}
