package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A restaurant of three tables, through the doors of its till: HTTP, and a printer in the kitchen on the network. */
@Timeout(120)
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
class CateringTest {
    private static final String BREAD = "text=" + Shop.BREAD.ean13();
    private static final String MILK = "text=" + Shop.MILK.ean13();
    private static final String COFFEE = "text=" + Shop.COFFEE.ean13();

    @TempDir
    private Path data;

    private final List<Paper> tickets = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private TcpDoor kitchenDoor;
    private VirtualPrinter kitchen;
    private RunningTill till;

    @BeforeEach
    void open() throws Exception {
        kitchenDoor = TcpDoor.at(0);
        kitchen = VirtualPrinter.start(kitchenDoor, ticket -> tickets.add(EscPosInterpreter.read(ticket)));
        start();
    }

    private void start() throws IOException {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.threeForTwo(Shop.MILK));
        till = RunningTill.start(
                data,
                lines,
                "--till.counter-mode=catering",
                "--till.tables=T1,T2,T3",
                "--till.kitchen-printer=" + kitchenDoor.name());
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        kitchen.close();
        kitchenDoor.close();
    }

    private void restart() throws IOException {
        till.close();
        start();
    }

    @Test
    void beginsWithItsTablesAndTakesOneUpWhereItWasLeft() throws Exception {
        assertThat(status().path("phase").asString()).isEqualTo("AT_TABLES");

        post("/tables/open", "table=T2");
        post("/tables/guests", "text=3");
        post("/basket/entry", COFFEE);
        assertThat(post("/tables", "").path("phase").asString()).isEqualTo("AT_TABLES");
        assertThat(screen()).contains("T2").contains("3 guests").contains("£6.40");
        restart();

        assertThat(status().path("phase").asString()).isEqualTo("AT_TABLES");
        assertThat(bill("T2").path("guests").asLong()).isEqualTo(3);
        JsonNode again = post("/basket/entry", "text=2");
        assertThat(again.path("table").asString()).isEqualTo("T2");
        assertThat(again.path("totalMinor").asLong()).isEqualTo(640);
    }

    @Test
    void comesBackToTheTableThatWasWorkedAt() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        restart();

        assertThat(status().path("table").asString()).isEqualTo("T1");
        assertThat(status().path("totalMinor").asLong()).isEqualTo(95);
    }

    @Test
    void leavesNothingOfATableThatWasOnlyLookedAt() throws Exception {
        post("/tables/open", "table=T1");
        post("/tables", "");

        assertThat(status().path("bills").size()).isZero();
        assertThat(sales()).isEmpty();
    }

    @Test
    void closesATableByItsPayment() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        post("/tables", "");
        post("/tables/open", "table=T1");
        post("/basket/pay/cash", "tenderedMinor=100");

        assertThat(status().path("bills").size()).isZero();
        assertThat(sales())
                .singleElement()
                .satisfies(sale -> assertThat(sale.total()).isEqualTo(Shop.pounds("0.95")));
    }

    @Test
    void tellsTheKitchenOnlyWhatIsNewAndWhatIsCancelled() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        post("/basket/entry", BREAD);
        post("/kitchen/note", "text=no crust");
        post("/kitchen/send", "");
        Await.until(() -> tickets.size() == 1);
        assertThat(text(0))
                .contains("Table T1", "Ticket 1", "2 × Bread", "» no crust")
                .doesNotContain("COPY");

        post("/tables/open", "table=T1");
        post("/basket/entry", COFFEE);
        post("/basket/void", "line=1");
        post("/kitchen/send", "");

        Await.until(() -> tickets.size() == 2);
        assertThat(text(1))
                .contains("Ticket 2", "1 × Coffee", "CANCELLED", "2 × Bread")
                .doesNotContain("COPY");
        post("/tables/open", "table=T1");
        assertThat(post("/kitchen/send", "").path("notice").asString()).isEqualTo("KITCHEN_KNOWS_ALL");
    }

    @Test
    void printsATicketByItselfOnceThePrinterCanAndNotAgainAfterARestart() throws Exception {
        kitchen.become(VirtualPrinter.State.COVER_OPEN);
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        post("/kitchen/send", "");
        Await.until(() -> screen().contains("Kitchen printer"));

        restart();
        kitchen.become(VirtualPrinter.State.READY);

        Await.until(() -> tickets.size() == 1);
        restart();
        post("/tables/open", "table=T2");
        post("/basket/entry", COFFEE);
        post("/kitchen/send", "");
        Await.until(() -> tickets.size() == 2);
        assertThat(text(1)).contains("Table T2");
    }

    @Test
    void saysCopyOnATicketOfWhichItDoesNotKnowWhetherItCameOut() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        post("/kitchen/send", "");
        Await.until(() -> tickets.size() == 1);
        till.close();
        // As when the process ended between the record and the note that its ticket was handed over.
        Files.delete(data.resolve("kitchen.json"));
        start();

        Await.until(() -> tickets.size() == 2);
        assertThat(text(0)).doesNotContain("COPY");
        assertThat(text(1)).contains("COPY", "1 × Bread");
    }

    @Test
    void keepsTheMemberForWhoeverTakesTheLastLines() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", "text=" + Shop.CARD);
        post("/basket/entry", BREAD);
        post("/basket/entry", COFFEE);
        post("/split", "");
        post("/split/line/1", "quantity=1");
        post("/split/take", "");
        post("/basket/pay/cash", "tenderedMinor=95");
        post("/tables/open", "table=T1");
        post("/basket/pay/cash", "tenderedMinor=640");

        assertThat(sales()).hasSize(2);
        assertThat(sales().getFirst().member()).isNull();
        assertThat(sales().getLast().member()).isEqualTo(Shop.ANN);
    }

    @Test
    void doesNotGiveATableUpWhileTheKitchenCooksForIt() throws Exception {
        post("/tables/open", "table=T1");
        post("/basket/entry", BREAD);
        post("/kitchen/send", "");
        post("/tables/open", "table=T1");

        assertThat(post("/basket/cancel", "").path("notice").asString()).isEqualTo("KITCHEN_COOKS");
        post("/basket/void", "line=1");
        post("/kitchen/send", "");
        post("/tables/open", "table=T1");
        post("/basket/cancel", "");

        assertThat(status().path("bills").size()).isZero();
    }

    @Test
    void letsEachGuestPayTheirLinesAndKeepsTheRestOverARestart() throws Exception {
        post("/tables/open", "table=T1");
        for (String goods : List.of(MILK, MILK, MILK, BREAD, COFFEE)) {
            post("/basket/entry", goods);
        }
        // Three for two: 2.40, then 0.95 and 6.40.
        assertThat(status().path("totalMinor").asLong()).isEqualTo(975);
        post("/split", "");
        post("/split/line/1", "quantity=1");
        post("/split/line/2", "quantity=1");
        assertThat(screen()).contains("£2.15").contains("£8.80").contains("£1.20");
        JsonNode share = post("/split/take", "");
        assertThat(share.path("totalMinor").asLong()).isEqualTo(215);
        post("/basket/pay/cash", "tenderedMinor=215");
        restart();

        assertThat(bill("T1").path("amountMinor").asLong()).isEqualTo(880);
        JsonNode rest = post("/tables/open", "table=T1");
        assertThat(rest.path("totalMinor").asLong()).isEqualTo(880);
        post("/basket/pay/cash", "tenderedMinor=880");

        assertThat(status().path("bills").size()).isZero();
        assertThat(sales()).extracting(Sale::total).containsExactly(Shop.pounds("2.15"), Shop.pounds("8.80"));
        assertThat(JournalVerification.of(journal()).firstBroken()).isEmpty();
    }

    @Test
    void putsAGuestsPartBackOnTheTable() throws Exception {
        post("/tables/open", "table=T1");
        post("/tables/guests", "text=2");
        post("/basket/entry", MILK);
        post("/basket/entry", MILK);
        post("/basket/entry", COFFEE);
        post("/split", "");
        post("/split/line/1", "quantity=1");
        post("/split/take", "");
        restart();
        assertThat(status().path("totalMinor").asLong()).isEqualTo(120);

        post("/tables", "");

        assertThat(bill("T1").path("amountMinor").asLong()).isEqualTo(880);
        assertThat(bill("T1").path("guests").asLong()).isEqualTo(2);
        assertThat(post("/tables/open", "table=T1").path("basketLines").asInt()).isEqualTo(2);
    }

    @Test
    void sharesABillEquallyAsTendersOfOneSale() throws Exception {
        post("/tables/open", "table=T1");
        post("/tables/guests", "text=3");
        post("/basket/entry", COFFEE);
        post("/basket/pay", "");
        assertThat(screen()).contains("Guest 1 of 3 pays £2.14");
        post("/basket/pay/cash", "tenderedMinor=214");
        restart();

        assertThat(screen()).contains("Guest 2 of 3 pays £2.13");
        post("/basket/pay/cash", "tenderedMinor=213");
        assertThat(screen()).contains("Guest 3 of 3 pays £2.13");
        post("/basket/pay/cash", "tenderedMinor=213");

        assertThat(sales()).singleElement().satisfies(sale -> {
            assertThat(sale.total()).isEqualTo(Shop.pounds("6.40"));
            assertThat(sale.tenders().stream().map(Tender::net)).containsExactly(Shop.pounds("6.40"));
        });
    }

    @Test
    void movesATableAndJoinsItWithAnother() throws Exception {
        post("/tables/open", "table=T1");
        post("/tables/guests", "text=2");
        post("/basket/entry", BREAD);
        post("/tables/move", "");
        post("/tables/open", "table=T3");
        assertThat(bill("T3").path("amountMinor").asLong()).isEqualTo(95);

        post("/tables/open", "table=T2");
        post("/tables/guests", "text=1");
        post("/basket/entry", BREAD);
        post("/tables/move", "");
        post("/tables/open", "table=T3");

        assertThat(status().path("bills").size()).isEqualTo(1);
        assertThat(bill("T3").path("guests").asLong()).isEqualTo(3);
        assertThat(bill("T3").path("amountMinor").asLong()).isEqualTo(190);
        restart();
        assertThat(post("/tables/open", "table=T3").path("pieces").asLong()).isEqualTo(2);
    }

    private String text(int ticket) {
        return String.join("\n", tickets.get(ticket).lines());
    }

    private JsonNode bill(String table) {
        for (JsonNode bill : status().path("bills")) {
            if (bill.path("table").asString().equals(table)) {
                return bill;
            }
        }
        throw new AssertionError("Nothing lies on table " + table + ".");
    }

    private Path journal() {
        return data.resolve("journal/epoch-1.journal");
    }

    private List<Sale> sales() throws IOException {
        try (JournalReader reader = JournalReader.open(journal())) {
            return reader.from(1)
                    .<TillTransaction>map(record -> record.fact())
                    .filter(Sale.class::isInstance)
                    .map(Sale.class::cast)
                    .toList();
        }
    }

    private JsonNode post(String path, String form) {
        int at = form.indexOf('=') + 1;
        String encoded = form.substring(0, at) + URLEncoder.encode(form.substring(at), StandardCharsets.UTF_8);
        return CanonicalJson.decode(
                send(HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded))
                        .build()),
                JsonNode.class);
    }

    private JsonNode status() {
        return CanonicalJson.decode(
                send(HttpRequest.newBuilder(address("/api/status")).build()), JsonNode.class);
    }

    private String screen() {
        return send(HttpRequest.newBuilder(address("/screen")).build());
    }

    private URI address(String path) {
        return URI.create(till.address() + path);
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any longer.", e);
        }
    }
}
