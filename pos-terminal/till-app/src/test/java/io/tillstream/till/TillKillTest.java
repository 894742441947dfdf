package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A till in a process of its own, killed in the middle of a payment and while a basket is put aside. */
class TillKillTest {
    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();
    private int port;

    @AfterEach
    void end() throws InterruptedException {
        for (Process till : started) {
            kill(till);
        }
    }

    private static void kill(Process till) throws InterruptedException {
        till.destroyForcibly();
        assertThat(till.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
    void goesOnWithThePaymentAndTheBasketsThatWerePutAside() throws Exception {
        prepare();
        Process first = start();
        post("/basket/entry", Shop.BREAD.ean13());
        post("/basket/suspend", "");
        post("/basket/entry", Shop.COFFEE.ean13());
        post("/basket/entry", Shop.GIFT_CARD);
        JsonNode before = post("/basket/entry", "1");
        assertThat(before.path("dueMinor").asLong()).isEqualTo(40);

        kill(first);
        Process second = start();
        assertThat(status().path("phase").asString()).isEqualTo("PAYING");
        assertThat(status().path("dueMinor").asLong()).isEqualTo(40);
        post("/basket/pay/cash", "");
        post("/basket/entry", "TSB:s1-t1/1/2");
        assertThat(status().path("totalMinor").asLong()).isEqualTo(95);
        kill(second);

        Path journal = data.resolve("journal/epoch-1.journal");
        assertThat(JournalVerification.of(journal).firstBroken()).isEmpty();
        List<TillTransaction> facts = facts(journal);
        assertThat(facts).filteredOn(PaymentAttempted.class::isInstance).hasSize(1);
        assertThat(facts)
                .filteredOn(Sale.class::isInstance)
                .singleElement()
                .satisfies(sale ->
                        assertThat(((Sale) sale).tenders().getFirst().attempt()).isEqualTo("s1-t1/1/3"));
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
    void comesBackWithItsTablesAndTheGuestsPartThatWasBeingPaid() throws Exception {
        prepare();
        String[] restaurant = {"--till.counter-mode=catering", "--till.tables=1,2,3"};
        Process first = start(restaurant);
        post("/basket/entry", "2");
        post("/basket/entry", "3*" + Shop.BREAD.ean13());
        post("/kitchen/note", "no crust");
        kill(first);

        Process second = start(restaurant);
        assertThat(status().path("table").asString()).isEqualTo("2");
        post("/kitchen/send", "");
        kill(second);

        Process third = start(restaurant);
        assertThat(status().path("phase").asString()).isEqualTo("AT_TABLES");
        post("/basket/entry", "2");
        assertThat(post("/kitchen/send", "").path("notice").asString()).isEqualTo("KITCHEN_KNOWS_ALL");
        post("/split", "");
        post("/basket/entry", "2*1");
        post("/basket/entry", "");
        kill(third);

        Process fourth = start(restaurant);
        assertThat(status().path("totalMinor").asLong()).isEqualTo(190);
        assertThat(status().path("bills").get(0).path("amountMinor").asLong()).isEqualTo(95);
        post("/basket/pay/cash", "");
        kill(fourth);

        start(restaurant);
        assertThat(status().path("bills").get(0).path("amountMinor").asLong()).isEqualTo(95);
        assertThat(post("/basket/entry", "2").path("totalMinor").asLong()).isEqualTo(95);
        assertThat(JournalVerification.of(data.resolve("journal/epoch-1.journal"))
                        .firstBroken())
                .isEmpty();
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
    void comesBackPractisingAndItsBooksHoldNothingOfIt() throws Exception {
        prepare();
        Process first = start();
        post("/basket/entry", Shop.BREAD.ean13());
        post("/basket/pay/cash", "");
        post("/practice/begin", "");
        post("/basket/entry", Shop.COFFEE.ean13());
        post("/basket/pay/cash", "");
        post("/basket/entry", Shop.COFFEE.ean13());
        kill(first);

        Process second = start();
        assertThat(status().path("practising").asBoolean()).isTrue();
        assertThat(status().path("totalMinor").asLong()).isEqualTo(640);
        assertThat(status().path("sales").asLong()).isEqualTo(1);
        post("/basket/cancel", "");
        assertThat(post("/practice/end", "").path("practising").asBoolean()).isFalse();
        kill(second);

        start();
        assertThat(status().path("practising").asBoolean()).isFalse();
        post("/basket/entry", Shop.BREAD.ean13());
        post("/basket/pay/cash", "");
        // It begins, is sold at, is practised at, and sold at again.
        assertThat(status().path("lastReceipt").asString()).isEqualTo("s1-t1/1/5");
        Path journal = data.resolve("journal/epoch-1.journal");
        assertThat(JournalVerification.of(journal).firstBroken()).isEmpty();
        assertThat(facts(journal))
                .filteredOn(Sale.class::isInstance)
                .extracting(sale -> ((Sale) sale).total().minor())
                .containsExactly(95L, 95L);
        try (Stream<Path> left = Files.list(data.resolve("practice"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Row F25: the price of a basket is that of when it was opened, also when the till dies between two prices. */
    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
    void keepsTheOpenBasketsPricesAcrossAPriceChange() throws Exception {
        prepare();
        Process first = start();
        post("/basket/entry", Shop.MILK.ean13());
        assertThat(post("/basket/entry", Shop.BREAD.ean13()).path("totalMinor").asLong())
                .isEqualTo(215);
        kill(first);

        Instant changed = Instant.now();
        prepare(
                Shop.price(Shop.MILK, "1.50 GBP", changed),
                Shop.price(Shop.BREAD, "0.80 GBP", changed),
                Shop.price(Shop.COFFEE, "7.00 GBP", changed));
        Process second = start();
        assertThat(status().path("totalMinor").asLong()).isEqualTo(215);
        assertThat(post("/basket/entry", Shop.COFFEE.ean13()).path("totalMinor").asLong())
                .isEqualTo(215 + 640);
        kill(second);

        Process third = start();
        assertThat(status().path("totalMinor").asLong()).isEqualTo(215 + 640);
        post("/basket/pay/cash", "");
        assertThat(post("/basket/entry", Shop.MILK.ean13()).path("totalMinor").asLong())
                .isEqualTo(150);
        assertThat(post("/basket/entry", Shop.COFFEE.ean13()).path("totalMinor").asLong())
                .isEqualTo(150 + 700);
        post("/basket/pay/cash", "");
        kill(third);

        assertThat(TillBooks.in(data).violations()).isEmpty();
        assertThat(TillBooks.in(data).sales())
                .extracting(sale -> sale.lines().stream()
                        .map(line -> line.unitPrice().minor())
                        .toList())
                .containsExactly(List.of(120L, 95L, 640L), List.of(150L, 700L));
    }

    /** Row F25: what head office changes while the till is dead, or a moment before, holds for the next customer. */
    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
    void keepsTheOpenBasketsPromotionsAcrossAChangeOfThem() throws Exception {
        prepare(Shop.lastingPromotion("three-for-two", new Reward.CheapestFree(3), Shop.MILK));
        Process first = start();
        assertThat(post("/basket/entry", "2*" + Shop.MILK.ean13())
                        .path("totalMinor")
                        .asLong())
                .isEqualTo(240);
        Await.until(() -> Files.exists(data.resolve("open-basket-promotions")));
        kill(first);

        prepare(Shop.lastingPromotion("half-the-coffee", new Reward.PercentOff(5000), Shop.COFFEE));
        Process second = start();
        assertThat(post("/basket/entry", Shop.MILK.ean13()).path("totalMinor").asLong())
                .isEqualTo(240);
        kill(second);

        Process third = start();
        assertThat(post("/basket/entry", Shop.COFFEE.ean13()).path("totalMinor").asLong())
                .isEqualTo(240 + 640);
        post("/basket/pay/cash", "");
        assertThat(post("/basket/entry", Shop.COFFEE.ean13()).path("totalMinor").asLong())
                .isEqualTo(320);
        assertThat(post("/basket/entry", "3*" + Shop.MILK.ean13())
                        .path("totalMinor")
                        .asLong())
                .isEqualTo(320 + 360);
        kill(third);

        Process fourth = start();
        assertThat(status().path("totalMinor").asLong()).isEqualTo(320 + 360);
        post("/basket/pay/cash", "");
        kill(fourth);

        assertThat(TillBooks.in(data).violations()).isEmpty();
        assertThat(TillBooks.in(data).sales())
                .extracting(sale -> sale.total().minor())
                .containsExactly(880L, 680L);
    }

    /** As after an earlier start with a network: the till knows who it is and what it sells. */
    private void prepare(String... more) throws IOException {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.giftCardGrant("5.00 GBP", Instant.parse("2100-01-01T00:00:00Z")));
        lines.addAll(List.of(more));
        Files.deleteIfExists(data.resolve("catalogue.items"));
        RunningTill.prepare(data, lines);
    }

    private Process start(String... settings) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=" + port, "--till.data=" + data, "--till.gateway=https://127.0.0.1:1"));
        arguments.addAll(List.of(settings));
        Process till = TillJvm.start(TillApp.class, List.of(), arguments);
        started.add(till);
        Await.within(Duration.ofSeconds(90), () -> till.isAlive() && isReady());
        return till;
    }

    private boolean isReady() {
        try {
            return status().path("ready").asBoolean();
        } catch (ConnectException e) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The till does not tell its status.", e);
        }
    }

    private JsonNode status() throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address("/api/status")).build());
    }

    private JsonNode post(String path, String text) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        return CanonicalJson.decode(
                http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body(),
                JsonNode.class);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static List<TillTransaction> facts(Path journal) throws IOException {
        try (JournalReader reader = JournalReader.open(journal)) {
            return reader.from(1).<TillTransaction>map(record -> record.fact()).toList();
        }
    }
}
