package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.VirtualCable;
import io.tillstream.peripherals.VirtualDisplay;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Journey C5: the whole till with a printer on a serial line, a drawer at it, and a customer display on the network. */
@Timeout(120)
class CounterDevicesTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @TempDir
    static Path data;

    private static final List<Paper> PAPERS = new CopyOnWriteArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static VirtualCable cable;
    private static VirtualPrinter printer;
    private static TcpDoor displayDoor;
    private static VirtualDisplay display;
    private static ConfigurableApplicationContext till;

    @BeforeAll
    static void start() throws Exception {
        RunningTill.prepare(data, Shop.catalogue());
        cable = VirtualCable.plug(data.resolve("cable"));
        printer = VirtualPrinter.start(cable.deviceLine(), receipt -> PAPERS.add(EscPosInterpreter.read(receipt)));
        displayDoor = TcpDoor.at(0);
        display = VirtualDisplay.start(displayDoor);
        till = SpringApplication.run(
                TillApp.class,
                "--server.port=0",
                "--till.data=" + data,
                "--till.gateway=https://127.0.0.1:1",
                "--till.printer=" + cable.till(),
                "--till.printer.columns=32",
                "--till.printer.text=gb18030",
                "--till.drawer.open-level=low",
                "--till.display=" + displayDoor.name(),
                "--till.display.commands=cd5220");
    }

    @AfterAll
    static void stop() throws IOException {
        till.close();
        printer.close();
        display.close();
        displayDoor.close();
        cable.close();
    }

    @BeforeEach
    void everythingIsReady() throws Exception {
        printer.become(VirtualPrinter.State.READY);
        Await.until(() -> !screen().contains("notice-picture"));
        PAPERS.clear();
        post("/language", "language=en");
    }

    @Test
    void saysToCloseTheCoverInMidPrintAndPrintsOnceWhenItIsClosed() throws Exception {
        CompletableFuture<Long> opened = new CompletableFuture<>();
        printer.after(300, () -> {
            printer.become(VirtualPrinter.State.COVER_OPEN);
            opened.complete(System.nanoTime());
        });
        long sales = status().path("sales").asLong();

        sell();
        long since = opened.get(20, TimeUnit.SECONDS);
        Await.until(() -> screen().contains("Close the printer cover."));
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(TWO_SECONDS);
        assertThat(screen()).contains("notice-picture").contains("The sale is recorded.");
        assertThat(status().path("sales").asLong()).isEqualTo(sales + 1);
        assertThat(PAPERS).isEmpty();
        printer.become(VirtualPrinter.State.READY);

        Await.until(() -> status().path("lastPaper").asString().equals("PRINTED"));
        assertThat(PAPERS).hasSize(1);
        assertThat(PAPERS.getFirst().lines()).noneMatch(line -> line.contains("COPY"));
        assertThat(PAPERS.getFirst().drawerPulses()).isEqualTo(1);
        assertThat(screen()).doesNotContain("Close the printer cover.");
    }

    @Test
    void saysWhatIsTheMatterWhileNobodyPrintsAndSellsOn() throws Exception {
        long since = System.nanoTime();
        printer.become(VirtualPrinter.State.PAPER_END);
        Await.until(() -> screen().contains("Load a new paper roll."));
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(TWO_SECONDS);
        assertThat(screen()).contains("You can sell on.");

        sell();
        sell();
        assertThat(status().path("lastPaper").asString()).isEqualTo("FAILED");
        printer.become(VirtualPrinter.State.READY);

        Await.until(() -> PAPERS.size() == 2);
        assertThat(PAPERS).allMatch(paper -> paper.lines().stream().noneMatch(line -> line.contains("COPY")));
        // The first customer has left.
        assertThat(PAPERS.stream().map(Paper::drawerPulses)).containsExactly(0L, 1L);
    }

    @Test
    void beginsNoSaleWhileTheDrawerIsOpen() throws Exception {
        printer.become(VirtualPrinter.State.DRAWER_PIN_LOW);
        Await.until(() -> screen().contains("Close the drawer."));

        JsonNode refused = post("/basket/entry", "text=" + Shop.MILK.ean13());
        assertThat(refused.path("notice").asString()).isEqualTo("DRAWER_OPEN");
        assertThat(refused.path("basketLines").asInt()).isZero();
        printer.become(VirtualPrinter.State.READY);
        Await.until(() -> !screen().contains("Close the drawer."));

        sell();
        Await.until(() -> status().path("lastPaper").asString().equals("PRINTED"));
    }

    @Test
    void warnsOnceThatTheRollWillEnd() throws Exception {
        printer.become(VirtualPrinter.State.NEAR_END);
        Await.until(() -> screen().contains("The paper roll will end soon."));

        sell();

        Await.until(() -> status().path("lastPaper").asString().equals("PRINTED"));
        assertThat(screen()).doesNotContain("The paper roll will end soon.");
    }

    @Test
    void printsChineseInThePrintersOwnCharacters() throws Exception {
        post("/language", "language=zh-CN");

        sell();

        Await.until(() -> PAPERS.size() == 1);
        assertThat(PAPERS.getFirst().pictures()).isEmpty();
        assertThat(PAPERS.getFirst().lines()).anyMatch(line -> line.startsWith("鲜牛奶") && line.endsWith("£1.20"));
    }

    @Test
    void showsTheCustomerItemTotalAndChange() throws Exception {
        Await.until(() -> display.line(1).contains("WELCOME") || display.line(2).contains("CHANGE"));

        post("/basket/entry", "text=" + Shop.MILK.ean13());
        Await.until(() -> display.line(1).equals("Milk            1.20"));
        assertThat(display.line(2)).isEqualTo("TOTAL           1.20");
        post("/basket/pay", "");
        Await.until(() -> display.line(2).equals("TO PAY          1.20"));
        post("/basket/pay/cash", "tenderedMinor=200");

        Await.until(() -> display.line(2).equals("CHANGE          0.80"));
        post("/practice/begin", "");
        post("/basket/entry", "text=" + Shop.MILK.ean13());
        Await.until(() -> display.line(2).equals("TOTAL           1.20"));
        assertThat(display.line(1)).contains("TRAINING");
        post("/basket/cancel", "");
        post("/practice/end", "");
        Await.until(() -> !display.line(1).contains("TRAINING"));
    }

    private static void sell() throws Exception {
        post("/basket/entry", "text=" + Shop.MILK.ean13());
        post("/basket/pay/cash", "tenderedMinor=200");
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + till.getEnvironment().getProperty("local.server.port") + path);
    }

    private static JsonNode post(String path, String form) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return path.equals("/language") ? status() : CanonicalJson.decode(answer.body(), JsonNode.class);
    }

    private static JsonNode status() {
        return CanonicalJson.decode(get("/api/status"), JsonNode.class);
    }

    private static String screen() {
        return get("/screen");
    }

    private static String get(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any longer.", e);
        }
    }
}
