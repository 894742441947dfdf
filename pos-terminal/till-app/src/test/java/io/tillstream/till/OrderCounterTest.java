package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A member's order at a whole till, by the doors its screen uses. */
@Timeout(120)
class OrderCounterTest {
    private static final String ORDER = """
            {"order":{"changedAt":"2011-11-09T10:00:00Z","channel":"WEB","fulfilment":"RESERVE",\
            "lines":[{"gtin":"%s","line":1,"quantity":"2 ea","reservation":"web-1"}],"member":"maaaaaaaaaaaaaaaa",\
            "order":"wk7b2m5q3x4ad","placedAt":"2011-11-09T10:00:00Z","state":"PLACED","store":"s1",\
            "until":"2100-01-01T20:00:00Z"}}""".formatted(Shop.MILK.value());

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void isListedPickedAndHandedOver() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(ORDER);
        try (RunningTill till = RunningTill.start(data, lines)) {
            Await.until(() -> screen(till).contains("Orders (1)"));

            post(till, "/orders", "");
            assertThat(screen(till)).contains("wk7 b2m 5q3 x4ad", "Reserved", "01-01 20:00");
            post(till, "/orders/choose", "order=wk7+b2m+5q3+x4ad");
            assertThat(screen(till)).contains("/orders/hand-over", "Milk");
            post(till, "/orders/pick", "");
            post(till, "/basket/entry", "text=" + Shop.MILK.ean13());
            assertThat(screen(till)).contains("1 / 2", "Not there");
            post(till, "/orders/missing", "line=1");
            assertThat(screen(till)).contains("not there");
            post(till, "/orders/put-aside", "");
            assertThat(lastFact()).isInstanceOf(OrderPicked.class);

            post(till, "/basket/entry", "text=wk7b2m5q3x4ad");
            assertThat(screen(till)).contains("goods missing");
            post(till, "/orders/hand-over", "");
            post(till, "/basket/pay/cash", "");
            assertThat(lastFact()).isInstanceOfSatisfying(Sale.class, sale -> {
                assertThat(sale.order()).hasToString("wk7b2m5q3x4ad");
                assertThat(sale.lines().getFirst().quantity()).hasToString("1 ea");
                assertThat(sale.lines().getFirst().reservation()).isEqualTo("web-1");
            });
            assertThat(screen(till)).doesNotContain("Orders (1)");
        }
    }

    private static void post(RunningTill till, String path, String form) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(till.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isBetween(200, 399);
    }

    private static String screen(RunningTill till) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(till.address() + "/screen"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    private TillTransaction lastFact() throws IOException {
        try (JournalReader reader = JournalReader.open(data.resolve("journal/epoch-1.journal"))) {
            return reader.from(1).toList().getLast().fact();
        }
    }
}
