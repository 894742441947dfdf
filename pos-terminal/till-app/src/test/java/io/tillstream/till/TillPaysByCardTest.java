package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.paymentsimulator.PaymentSimulator;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole till beside the whole payment simulator, over their sockets; head office is away. */
class TillPaysByCardTest {
    @TempDir
    static Path data;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static PaymentSimulator hosts;
    private static ConfigurableApplicationContext till;

    @BeforeAll
    static void start() throws Exception {
        hosts = PaymentSimulator.start(
                data.resolve("hosts"), InetAddress.getLoopbackAddress(), 0, 0, Clock.systemUTC());
        RunningTill.prepare(data, Shop.catalogue());
        till = SpringApplication.run(
                TillApp.class,
                "--server.port=0",
                "--till.data=" + data,
                "--till.gateway=https://127.0.0.1:1",
                "--till.card-terminal=tcp://127.0.0.1:" + hosts.terminalPort(),
                "--till.wallet=http://127.0.0.1:" + hosts.webPort());
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
        hosts.close();
    }

    private static String send(String base, String path, @Nullable String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base + path));
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private static String port() {
        return till.getEnvironment().getProperty("local.server.port", "");
    }

    private static JsonNode press(String path, @Nullable String form) throws Exception {
        return CanonicalJson.decode(send(port(), path, form), JsonNode.class);
    }

    private static JsonNode status() {
        try {
            return CanonicalJson.decode(send(port(), "/api/status", null), JsonNode.class);
        } catch (Exception e) {
            throw new IllegalStateException("The till does not tell its status.", e);
        }
    }

    @Test
    void chargesACardSaysWhatIsWaitedForAndAgreesWithTheTerminal() throws Exception {
        long sales = status().path("sales").asLong();
        send(String.valueOf(hosts.webPort()), "/api/mood", "till=s1-t1&outcome=BY_HAND");
        press("/basket/entry", "text=" + Shop.COFFEE.ean13());
        press("/basket/pay", "");

        JsonNode waiting = press("/basket/pay/card", "");
        assertThat(waiting.path("awaited").path("way").asString("")).isEqualTo("TERMINAL");
        assertThat(send(port(), "/screen", null))
                .contains("The customer holds the card to the terminal.")
                .contains("Ask again")
                .contains("data-waited");
        send(port(), "/language", "language=zh-TW");
        assertThat(send(port(), "/screen", null)).contains("請顧客在刷卡機上感應或插卡");
        send(port(), "/language", "language=zh-CN");
        assertThat(send(port(), "/screen", null)).contains("请顾客在刷卡机上挥卡或插卡");
        send(port(), "/language", "language=en");
        String attempt = waiting.path("awaited").path("attempt").asString("");
        Await.within(Duration.ofSeconds(20), () -> {
            try {
                send(
                        String.valueOf(hosts.webPort()),
                        "/terminal/decide",
                        "decision=PAY&payment=" + URLEncoder.encode(attempt, StandardCharsets.UTF_8));
            } catch (Exception e) {
                throw new IllegalStateException("The terminal's page is away.", e);
            }
            return status().path("sales").asLong() == sales + 1;
        });

        JsonNode report = press("/api/payments", null);
        assertThat(report.path("clean").asBoolean(false)).as("%s", report).isTrue();
        assertThat(report.path("card").path("tillMinor").asLong()).isEqualTo(640);
        assertThat(report.path("card").path("hostMinor").asLong()).isEqualTo(640);
    }

    @Test
    void refusesAWalletWhileHeadOfficeIsAwayAndSaysWhatStillWorks() throws Exception {
        press("/basket/entry", "text=" + Shop.MILK.ean13());
        press("/basket/pay", "");

        JsonNode refused = press("/basket/pay/code", "");

        assertThat(refused.path("notice").asString("")).isEqualTo("WALLET_OFFLINE");
        assertThat(send(port(), "/screen", null))
                .contains("This till is offline, and a wallet can only be charged online.")
                .contains("Nothing was charged; cash works, and cards up to a limit.");
        press("/basket/pay/cash", "");
    }
}
