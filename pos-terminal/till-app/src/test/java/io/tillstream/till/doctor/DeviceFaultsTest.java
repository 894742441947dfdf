package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualCable;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.peripherals.VirtualScale;
import io.tillstream.till.Await;
import io.tillstream.till.TillApp;
import io.tillstream.till.counter.RibbonCount;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole till with real lines to simulated devices and a real head office: faults go in, findings come out of its door. */
class DeviceFaultsTest {
    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Office office;
    private static ConfigurableApplicationContext till;
    private static VirtualCable printerCable;
    private static VirtualCable scannerCable;
    private static VirtualCable scaleCable;
    private static VirtualPrinter printer;
    private static VirtualScale scale;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open(folder, 1, 30);
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.write(data.resolve("identity.json"), CanonicalJson.encode(office.till()));
        printerCable = VirtualCable.plug(folder.resolve("printer"));
        printer = printerAt(printerCable);
        scannerCable = VirtualCable.plug(folder.resolve("scanner"));
        scaleCable = VirtualCable.plug(folder.resolve("scale"));
        scale = scaleAt(scaleCable);
        till = SpringApplication.run(
                TillApp.class,
                "--server.port=0",
                "--till.data=" + data,
                "--till.gateway=" + office.address(),
                "--till.card-terminal=tcp://127.0.0.1:" + portOfNobody(),
                "--till.printer=" + folder.resolve("printer"),
                "--till.printer.ribbon-lines=3000",
                "--till.scanner=" + folder.resolve("scanner"),
                "--till.scale=" + folder.resolve("scale"));
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static VirtualPrinter printerAt(VirtualCable cable) {
        return VirtualPrinter.start(SerialLine.of(cable.device()), receipt -> {});
    }

    private static VirtualScale scaleAt(VirtualCable cable) {
        return VirtualScale.start(SerialLine.ofScale(cable.device()));
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
        printer.close();
        scale.close();
        printerCable.close();
        scannerCable.close();
        scaleCable.close();
        office.close();
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + till.getEnvironment().getProperty("local.server.port") + path);
    }

    private static JsonNode look(String complaint) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(at("/doctor.json?complaint=" + complaint))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new JsonMapper().readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> findings(JsonNode report) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .map(finding -> finding.path("id").asString())
                .toList();
    }

    private static String first(String complaint) {
        List<String> findings = findings(look(complaint));
        return findings.isEmpty() ? "nothing" : findings.getFirst();
    }

    private static void awaitFirst(String complaint, String finding) {
        List<String> seen = new ArrayList<>();
        Await.within(Duration.ofSeconds(30), () -> {
            seen.add(first(complaint));
            return seen.getLast().equals(finding);
        });
        assertThat(seen).last().isEqualTo(finding);
    }

    private static void post(String path) {
        try {
            HTTP.send(
                    HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COVER_OPEN, printer-cover",
        "PAPER_END, printer-paper",
        "CUTTER, printer-cutter",
        "UNRECOVERABLE, printer-light",
        "AUTO_RECOVERABLE, printer-hot",
        "SILENT, printer-silent"
    })
    void aPrinterInTrouble(VirtualPrinter.State state, String finding) {
        printer.become(state);
        post("/doctor/test-print");

        awaitFirst("printer", finding);

        printer.become(VirtualPrinter.State.READY);
        post("/doctor/test-print");
        awaitFirst("printer", "nothing");
    }

    @Test
    void aRibbonThatIsSpent() {
        till.getBean(RibbonCount.class).printed(2999);
        awaitFirst("printer", "nothing");

        post("/doctor/test-print");
        awaitFirst("printer", "ribbon-spent");

        post("/doctor/new-ribbon");
        awaitFirst("printer", "nothing");
    }

    @Test
    void aPrinterWhoseCableIsPulled() throws Exception {
        printer.close();
        printerCable.close();

        awaitFirst("printer", "printer-cable");

        printerCable = VirtualCable.plug(folder.resolve("printer"));
        printer = printerAt(printerCable);
        post("/doctor/test-print");
        awaitFirst("printer", "nothing");
    }

    @Test
    void aScannerWhoseCableIsPulledAPortThatIsNoneAndCodesThatCannotBeRead() throws Exception {
        scannerCable.close();
        awaitFirst("scanner", "scanner-cable");

        Files.writeString(folder.resolve("scanner"), "no device");
        awaitFirst("scanner", "port-taken");

        Files.delete(folder.resolve("scanner"));
        scannerCable = VirtualCable.plug(folder.resolve("scanner"));
        awaitFirst("scanner", "nothing");

        for (int i = 0; i < 12; i++) {
            scannerCable.say("]E0400638133393" + i % 10 + "\r");
        }
        awaitFirst("scanner", "scanner-misreads");
    }

    @Test
    void aScaleInTrouble() throws Exception {
        scale.put(20_000);
        awaitFirst("scale", "scale-overloaded");
        scale.put(-50);
        awaitFirst("scale", "scale-zero");
        scale.put(500);
        scale.become(VirtualScale.Manner.SWAYING);
        awaitFirst("scale", "scale-moving");
        scale.become(VirtualScale.Manner.AT_REST);
        awaitFirst("scale", "nothing");
        scale.become(VirtualScale.Manner.SILENT);
        awaitFirst("scale", "scale-silent");

        scale.close();
        scaleCable.close();
        awaitFirst("scale", "scale-cable");
        scaleCable = VirtualCable.plug(folder.resolve("scale"));
        scale = scaleAt(scaleCable);
        awaitFirst("scale", "nothing");
    }

    /** The office takes no records and has sent no prices. */
    @Test
    void aHeadOfficeThatTakesNoRecords() {
        awaitFirst("head-office", "records-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Doctor, Till doctor, The printer does not print, its payment program is not, Try again",
        "zh-TW, 收銀機醫生, 收銀機醫生, 印表機不列印, 付款程式沒有執行, 再檢查一次",
        "zh-CN, 收银机医生, 收银机医生, 打印机不打印, 支付程序没有运行, 再检查一次"
    })
    void thePageIsReachedFromEveryScreenAndSpeaksTheScreensLanguage(
            String language, String key, String title, String complaint, String finding, String again)
            throws Exception {
        assertThat(page("/", language)).contains("href=\"/doctor\"", "data-key=\"F12\"", key);
        assertThat(page("/doctor", language)).contains(title, complaint, "lang=\"" + language + "\"");

        HttpResponse<String> begun = form("/doctor/look", "complaint=card-terminal");
        assertThat(begun.statusCode()).isEqualTo(302);
        String look =
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        Await.until(() -> page(look, language).contains("data-over=\"true\""));

        assertThat(page(look, language))
                .contains(finding, again, "<svg", "class=\"finding first\"")
                .doesNotContain("??", " style=");
    }

    @Test
    void aPersonIsAskedAndAnswersStepByStep() throws Exception {
        form("/doctor/look", "complaint=faint-print");
        HttpResponse<String> second = form(
                "/doctor/look",
                "complaint=faint-print&answered=test-print-blank%3Dno&answered=test-print-striped%3Dyes");
        String look = URI.create(second.headers().firstValue("Location").orElseThrow())
                .getPath();
        Await.until(() -> page(look, "en").contains("data-over=\"true\""));

        assertThat(page(look, "en"))
                .contains("Has the print head been cleaned already?", "test-print-striped=yes", "head-cleaned=no");
    }

    private static String page(String path, String language) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(at(path))
                                    .header("Accept-Language", language)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> form(String path, String fields) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aCardTerminalWhoseProgramIsNotThere() {
        assertThat(first("card-terminal")).isEqualTo("terminal-refuses");
    }

    @Test
    void everythingIsLookedAtWithinTenSecondsAndToldToHeadOffice() {
        long began = System.nanoTime();

        JsonNode report = look("everything");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
        assertThat(findings(report)).contains("records-refused").doesNotContain("device-not-set");
        assertThat(report.path("areas")).hasSize(7);
        Await.until(() -> office.posted().stream()
                .anyMatch(post -> post.startsWith("/till/v1/health ") && post.contains("records-refused")));
    }
}
