package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Wallet;
import io.tillstream.till.counter.CustomerDisplay;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.PrinterAside;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.sale.Notice;
import io.tillstream.till.sale.OpenSale;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A whole till all of whose plugins sleep for ever, whatever they are asked: card terminal, wallet, both printers, scale,
 * customer display and the line to head office. The counter and its screen go on.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
class SleepingPluginTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final CountDownLatch woken = new CountDownLatch(1);
    private final Set<String> asleep = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningTill till;

    @BeforeEach
    void start() throws IOException {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(Shop.cheese()));
        lines.add(Shop.stock(Shop.COFFEE, 0));
        till = RunningTill.start(
                data,
                lines,
                Map.of(
                        "paymentHosts",
                        new PaymentHosts(Optional.of(sleeper(CardTerminal.class)), Optional.of(sleeper(Wallet.class))),
                        "printer",
                        PrinterAside.of(sleeper(ReceiptPrinter.class)),
                        "kitchenPrinter",
                        new KitchenPrinter(Optional.of(PrinterAside.of(sleeper(ReceiptPrinter.class)))),
                        "scale",
                        Scale.aside(sleeper(Scale.class)),
                        "customerDisplay",
                        sleeper(CustomerDisplay.class),
                        "headOffice",
                        HeadOffice.aside(sleeper(HeadOffice.class))));
    }

    @AfterEach
    void wakeEverybody() {
        woken.countDown();
        till.close();
    }

    /** Somebody who never comes back from anything, until the test is over; whether the line is up is known without asking. */
    private <T> T sleeper(Class<T> plugin) {
        return plugin.cast(Proxy.newProxyInstance(plugin.getClassLoader(), new Class<?>[] {plugin}, (_, method, _) -> {
            if (method.getName().equals("isOnline")) {
                return true;
            }
            asleep.add(plugin.getSimpleName() + "." + method.getName());
            woken.await();
            throw new IllegalStateException("woken when the test was over");
        }));
    }

    @Test
    void cannotFreezeTheTill() throws Exception {
        screenAnswers();
        assertThat(post("/basket/entry", Shop.MILK.ean13()).path("basketLines").asInt())
                .isEqualTo(1);
        post("/basket/entry", Shop.CHEESE.ean13());
        awaitAsleep("Scale.weigh");
        assertThat(post("/basket/entry", Shop.BREAD.ean13()).path("basketLines").asInt())
                .isEqualTo(2);
        awaitAsleep("CustomerDisplay.show");

        post("/basket/pay/cash", "");
        assertThat(get("/api/status")).contains("\"sales\":1", "\"documentsWaiting\":1");
        awaitAsleep("ReceiptPrinter.onChange");
        screenAnswers();

        post("/return", "");
        post("/basket/entry", "s1-t2/1/7");
        awaitAsleep("HeadOffice.receipt");
        screenAnswers();
        post("/basket/back", "");
        post("/basket/back", "");
        awaitAsleep("HeadOffice.letGo");
        screenAnswers();

        post("/basket/entry", Shop.COFFEE.ean13());
        screenAnswers();
        awaitAsleep("HeadOffice.stockElsewhere");
        screenAnswers();
        post("/basket/pay/card", "");
        awaitAsleep("CardTerminal.pay");
        screenAnswers();
        assertThat(post("/basket/back", "").path("phase").asString()).isEqualTo("PAYING");
        awaitAsleep("CardTerminal.abort");
        screenAnswers();
        assertThat(get("/api/payments")).contains("\"tillMinor\":0").doesNotContain("hostMinor\":0");
        assertThat(asleep).contains("CardTerminal.reconcile", "Wallet.reconcile", "HeadOffice.changes");
        screenAnswers();
    }

    /** A customer who brought a receipt of another till waits no longer than head office has time, and then buys. */
    @Test
    void cannotFreezeTheTillByAHeadOfficeThatIsAskedForAReceipt() throws Exception {
        post("/return", "");
        post("/basket/entry", "s1-t2/1/7");
        awaitAsleep("HeadOffice.receipt");
        Await.within(PATIENCE, () -> says(Notice.Kind.HEAD_OFFICE_SILENT));

        post("/basket/back", "");
        post("/basket/back", "");
        assertThat(post("/basket/entry", Shop.MILK.ean13()).path("basketLines").asInt())
                .isEqualTo(1);
        post("/basket/pay/cash", "");
        assertThat(get("/api/status")).contains("\"sales\":1");
        screenAnswers();
    }

    /** Nobody waits for a code either. */
    @Test
    void cannotFreezeTheTillByAWalletThatShowsNoCode() throws Exception {
        post("/basket/entry", Shop.COFFEE.ean13());
        post("/basket/pay/code", "");
        awaitAsleep("Wallet.create");

        screenAnswers();
        post("/basket/back", "");
        awaitAsleep("Wallet.reverse");
        screenAnswers();
    }

    private void awaitAsleep(String method) {
        Await.within(PATIENCE, () -> asleep.contains(method));
    }

    private boolean says(Notice.Kind kind) {
        OpenSale sale = till.desk().view().sale();
        return sale != null && sale.notice() != null && sale.notice().kind() == kind;
    }

    /** What the cashier and the customer see, and what the doctor says. */
    private void screenAnswers() throws Exception {
        for (String page : List.of("/", "/customer", "/doctor", "/api/status")) {
            assertThat(get(page)).isNotEmpty();
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(till.address() + path)));
    }

    private JsonNode post(String path, String text) throws IOException, InterruptedException {
        return CanonicalJson.decode(
                answer(HttpRequest.newBuilder(URI.create(till.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))),
                JsonNode.class);
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
