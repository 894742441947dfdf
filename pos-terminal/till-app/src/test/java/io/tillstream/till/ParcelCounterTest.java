package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.peripherals.OpenLine;
import io.tillstream.peripherals.VirtualCable;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole till as a parcel counter, without a network: a scanner and a printer on serial lines, and its HTTP door. */
@Timeout(120)
class ParcelCounterTest {
    @TempDir
    static Path data;

    private static final List<Paper> PAPERS = new CopyOnWriteArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static VirtualCable scannerCable;
    private static OpenLine scanner;
    private static VirtualCable printerCable;
    private static VirtualPrinter printer;
    private static RunningTill till;

    @BeforeAll
    static void start() throws Exception {
        scannerCable = VirtualCable.plug(data.resolve("scanner"));
        scanner = scannerCable.deviceLine().open().orElseThrow();
        printerCable = VirtualCable.plug(data.resolve("printer"));
        printer =
                VirtualPrinter.start(printerCable.deviceLine(), receipt -> PAPERS.add(EscPosInterpreter.read(receipt)));
        till = RunningTill.start(
                data,
                Shop.catalogue(),
                "--till.counter-mode=express",
                "--till.scanner=" + scannerCable.till(),
                "--till.printer=" + printerCable.till());
    }

    @AfterAll
    static void stop() throws IOException {
        till.close();
        printer.close();
        printerCable.close();
        scanner.close();
        scannerCable.close();
    }

    private static void scan(String code) {
        assertThat(scanner.write((code + "\r").getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    private static JsonNode post(String path, String form) throws Exception {
        return CanonicalJson.decode(
                HTTP.send(
                                HttpRequest.newBuilder(URI.create(till.address() + path))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(form))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body(),
                JsonNode.class);
    }

    private static String screen() {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(till.address() + "/screen"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    private static TillTransaction lastFact() throws IOException {
        try (JournalReader reader = JournalReader.open(data.resolve("journal/epoch-1.journal"))) {
            return reader.from(1).toList().getLast().fact();
        }
    }

    @Test
    void aParcelComesInAndGoesOutByScanner() throws Exception {
        assertThat(post("/api/status", "").path("phase").asString()).isEqualTo("AT_PARCELS");

        scan("]C0RR473124829GB");
        Await.until(() -> screen().contains("RR473124829GB"));
        post("/basket/entry", "text=678");
        post("/basket/entry", "text=a3");
        JsonNode taken = post("/basket/entry", "text=12.50");
        assertThat(taken.path("parcelsWaiting").asInt()).isEqualTo(1);
        ParcelIn parcel = (ParcelIn) lastFact();
        assertThat(screen())
                .contains(parcel.code().substring(0, 3) + " " + parcel.code().substring(3));

        Await.until(() -> !PAPERS.isEmpty());
        Paper label = PAPERS.getFirst();
        assertThat(label.lines()).anyMatch(line -> line.contains("RR473124829GB"));

        scan("]Q1TSP" + parcel.code());
        Await.until(() -> screen().contains("/parcels/done"));
        JsonNode paid = post("/basket/entry", "text=20");
        assertThat(paid.path("parcelsWaiting").asInt()).isZero();
        assertThat(paid.path("sales").asInt()).isZero();
        assertThat(screen()).contains("£7.50");
        assertThat(((ParcelOut) lastFact()).parcel()).isEqualTo(parcel.source());
        Await.until(() -> PAPERS.stream().anyMatch(paper -> paper.drawerPulses() == 1));

        JsonNode again = post("/basket/entry", "text=" + parcel.code());
        assertThat(again.path("notice").asString()).isEqualTo("WRONG_PICK_UP");
    }
}
