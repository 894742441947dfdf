package io.tillstream.paymentsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import io.tillstream.payments.Wallet;
import io.tillstream.payments.terminal.TcpCardTerminal;
import io.tillstream.payments.wallet.HttpWallet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The hosts behind their real sockets, spoken to by the till's own adapters; one exchange in bytes written by hand. */
class PaymentSimulatorTest {
    private static final Money AMOUNT = Money.parse("12.34 GBP");
    private static final Money LARGE = Money.parse("1000.01 GBP");

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private PaymentSimulator simulator;
    private CardTerminal terminal;
    private HttpWallet wallet;

    @BeforeEach
    void start() throws IOException {
        simulator = PaymentSimulator.start(data, InetAddress.getLoopbackAddress(), 0, 0, Clock.systemUTC());
        terminal = new TcpCardTerminal(
                URI.create("tcp://127.0.0.1:" + simulator.terminalPort()),
                "s1-t1",
                new TcpCardTerminal.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        wallet = new HttpWallet(URI.create("http://127.0.0.1:" + simulator.webPort()), "s1-t1", Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws IOException {
        wallet.close();
        simulator.close();
    }

    private JsonNode post(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.webPort() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return CanonicalJson.decode(answer.body(), JsonNode.class);
    }

    private String page(String path, String language) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.webPort() + path))
                                .header("Accept-Language", language)
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private void mood(String host, String outcome) throws IOException, InterruptedException {
        post("/api/mood", "till=s1-t1&host=" + host + "&outcome=" + outcome);
    }

    private PayerCode aCode(String of) throws IOException, InterruptedException {
        return PayerCode.of(post("/api/payer-code", "wallet=" + of).path("code").asString(""))
                .orElseThrow();
    }

    @Test
    void approvesACardOnceHoweverOftenItIsAsked() {
        Answer first = terminal.pay("s1-t1/1/2", AMOUNT);

        assertThat(first).isInstanceOfSatisfying(Answer.Approved.class, approved -> {
            assertThat(approved.orderNumber()).isEqualTo("s1-t1/1/2");
            assertThat(approved.amount()).isEqualTo(AMOUNT);
            assertThat(approved.offline()).isFalse();
        });
        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isEqualTo(first);
        assertThat(terminal.reconcile()).isEqualTo(new Totals.Known(1234, 0, 1));
    }

    @Test
    void speaksTheBytesOfTheReference() throws IOException {
        byte[] request = ("{\"SaleToPOIRequest\":{\"MessageHeader\":{\"ProtocolVersion\":\"3.0\","
                        + "\"MessageClass\":\"Service\",\"MessageCategory\":\"Payment\",\"MessageType\":\"Request\","
                        + "\"ServiceID\":\"7\",\"SaleID\":\"s1-t1\"},\"PaymentRequest\":{"
                        + "\"SaleTransactionID\":\"s1-t1/1/9\",\"RequestedAmount\":\"5.00 GBP\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.terminalPort())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String answer = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);

            assertThat(answer)
                    .contains("\"ServiceID\":\"7\"")
                    .contains("\"MessageType\":\"Response\"")
                    .contains("\"Result\":\"Success\"")
                    .contains("\"AuthorizedAmount\":\"5.00 GBP\"");
        }
    }

    @Test
    void declinesAndSaysSo() throws Exception {
        mood("card", "DECLINE");

        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isEqualTo(new Answer.Declined("Refusal"));
        assertThat(terminal.pay("s1-t1/1/3", AMOUNT)).isInstanceOf(Answer.Approved.class);
    }

    @Test
    void takesTheMoneyAndLosesTheAnswer() throws Exception {
        mood("card", "LOSE_ANSWER");

        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isEqualTo(new Answer.Unclear());
        assertThat(terminal.status("s1-t1/1/2")).isInstanceOf(Answer.Approved.class);
        assertThat(terminal.reverse("s1-t1/1/2", AMOUNT)).isEqualTo(ReversalAnswer.ACKNOWLEDGED);
        assertThat(terminal.reconcile()).isEqualTo(new Totals.Known(0, 0, 0));
    }

    @Test
    void leavesALineHalfOpen() throws Exception {
        mood("card", "HALF_OPEN");

        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isEqualTo(new Answer.Unclear());
        assertThat(terminal.status("s1-t1/1/2")).isEqualTo(new Answer.CustomerAsked());
        assertThat(terminal.reverse("s1-t1/1/2", AMOUNT)).isEqualTo(ReversalAnswer.ACKNOWLEDGED);
        assertThat(terminal.status("s1-t1/1/2")).isEqualTo(new Answer.Declined("Refusal"));
    }

    @Test
    void givesUpAPaymentThatACustomerHasNotMade() throws Exception {
        post("/api/mood", "till=s1-t1&outcome=SLOW&seconds=60");
        CardTerminal patient = new TcpCardTerminal(
                URI.create("tcp://127.0.0.1:" + simulator.terminalPort()),
                "s1-t1",
                new TcpCardTerminal.Limits(Duration.ofSeconds(20), Duration.ofSeconds(2)));

        CompletableFuture<Answer> paying = CompletableFuture.supplyAsync(() -> patient.pay("s1-t1/1/2", AMOUNT));
        while (!(terminal.status("s1-t1/1/2") instanceof Answer.CustomerAsked)) {
            Thread.onSpinWait();
        }
        while (!paying.isDone()) {
            terminal.abort("s1-t1/1/2");
        }

        assertThat(paying.join()).isEqualTo(new Answer.Aborted());
    }

    @Test
    void saysAWrongAmountAndAnOfflineApprovalAsTheyAre() throws Exception {
        mood("card", "WRONG_AMOUNT");
        mood("card", "OFFLINE");

        assertThat(terminal.pay("s1-t1/1/2", AMOUNT))
                .isInstanceOfSatisfying(
                        Answer.Approved.class,
                        approved -> assertThat(approved.amount()).isEqualTo(Money.parse("12.35 GBP")));
        assertThat(terminal.pay("s1-t1/1/3", AMOUNT))
                .isInstanceOfSatisfying(
                        Answer.Approved.class,
                        approved -> assertThat(approved.offline()).isTrue());
    }

    @Test
    void knowsEverythingAfterItWasKilled() throws Exception {
        terminal.pay("s1-t1/1/2", AMOUNT);
        wallet.create("s1-t1/1/3", AMOUNT);
        simulator.close();
        start();

        assertThat(terminal.status("s1-t1/1/2")).isInstanceOf(Answer.Approved.class);
        assertThat(wallet.query("s1-t1/1/3")).isEqualTo(new Answer.CustomerAsked());
        assertThat(terminal.status("s1-t1/1/4")).isEqualTo(new Answer.NotKnown());
    }

    @Test
    void neverTakesAPaymentThatWasReversedBeforeItCame() {
        assertThat(terminal.reverse("s1-t1/1/2", AMOUNT)).isEqualTo(ReversalAnswer.ACKNOWLEDGED);
        assertThat(wallet.reverse("s1-t1/1/3")).isEqualTo(ReversalAnswer.ACKNOWLEDGED);

        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isInstanceOf(Answer.Declined.class);
        assertThat(wallet.pay("s1-t1/1/3", PayerCode.of("281234567890123456").orElseThrow(), AMOUNT))
                .isInstanceOf(Answer.Declined.class);
    }

    @Test
    void givesBackNoMoreThanWasPaidAndOncePerNumber() {
        terminal.pay("s1-t1/1/2", AMOUNT);

        RefundAnswer first = terminal.refund("s1-t1/1/5", "s1-t1/1/2", Money.parse("10.00 GBP"));
        assertThat(first).isInstanceOf(RefundAnswer.Refunded.class);
        assertThat(terminal.refund("s1-t1/1/5", "s1-t1/1/2", Money.parse("10.00 GBP")))
                .isEqualTo(first);
        assertThat(terminal.refund("s1-t1/1/6", "s1-t1/1/2", Money.parse("2.35 GBP")))
                .isInstanceOf(RefundAnswer.Refused.class);
        assertThat(terminal.reconcile()).isEqualTo(new Totals.Known(1234, 1000, 1));
    }

    @Test
    void chargesAPayersCodeOnce() throws Exception {
        PayerCode code = aCode("WECHAT_PAY");

        assertThat(wallet.pay("s1-t1/1/2", code, AMOUNT))
                .isInstanceOfSatisfying(
                        Answer.Approved.class,
                        approved -> assertThat(approved.by()).isEqualTo(TenderType.WECHAT_PAY));
        assertThat(wallet.pay("s1-t1/1/3", code, AMOUNT)).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void asksForAPasswordAboveAThousand() throws Exception {
        assertThat(wallet.pay("s1-t1/1/2", aCode("ALIPAY"), LARGE)).isEqualTo(new Answer.CustomerAsked());
        assertThat(page("/pay?order=s1-t1%2F1%2F2", "zh-CN"))
                .contains("输入密码并付款")
                .contains("£1000.01");

        post("/api/pay", "order=" + URLEncoder.encode("s1-t1/1/2", StandardCharsets.UTF_8) + "&wallet=ALIPAY");

        assertThat(wallet.query("s1-t1/1/2")).isInstanceOf(Answer.Approved.class);
    }

    @Test
    void letsAPersonChooseTheWalletForAShownCode() throws Exception {
        assertThat(wallet.create("s1-t1/1/2", AMOUNT))
                .isInstanceOfSatisfying(
                        Wallet.Creation.Waiting.class,
                        waiting -> assertThat(waiting.code()).startsWith("000201010212"));
        assertThat(page("/pay?order=s1-t1%2F1%2F2", "zh-TW")).contains("£12.34").contains("使用支付寶付款");

        post("/api/pay", "order=s1-t1/1/2&wallet=ALIPAY");

        assertThat(wallet.query("s1-t1/1/2"))
                .isInstanceOfSatisfying(
                        Answer.Approved.class,
                        approved -> assertThat(approved.by()).isEqualTo(TenderType.ALIPAY));
        assertThat(wallet.cancel("s1-t1/1/2")).isInstanceOf(Answer.Approved.class);
    }

    @Test
    void closesAnOrderThatNobodyWants() throws Exception {
        wallet.create("s1-t1/1/2", AMOUNT);

        assertThat(wallet.cancel("s1-t1/1/2")).isEqualTo(new Answer.Aborted());
        assertThat(post("/api/pay", "order=s1-t1/1/2&wallet=ALIPAY")
                        .path("state")
                        .asString(""))
                .isEqualTo("CLOSED");
    }

    @Test
    void handsWhatWasPaidOnTheWallToTheSaleThatClaimsIt() throws Exception {
        String number = post("/api/static", "till=s1-t1&place=COUNTER&wallet=ALIPAY&amount=12.34&currency=GBP")
                .path("number")
                .asString("");
        assertThat(wallet.arrivals())
                .isInstanceOfSatisfying(
                        Wallet.Arrivals.Found.class,
                        found -> assertThat(found.arrivals())
                                .extracting(Wallet.Arrival::number)
                                .containsExactly(number));

        assertThat(wallet.claim("s1-t1/1/2", number, AMOUNT)).isInstanceOf(Answer.Approved.class);

        assertThat(wallet.claim("s1-t1/1/3", number, AMOUNT)).isInstanceOf(Answer.Declined.class);
        assertThat(wallet.query("s1-t1/1/2")).isInstanceOf(Answer.Approved.class);
    }

    @Test
    void writesWhatOthersSayAsTextAndTakesPressesFromItsOwnPagesOnly() throws Exception {
        post("/api/static", "till=%3Cb%3Ex&place=COUNTER&wallet=ALIPAY&amount=1&currency=GBP");
        assertThat(page("/", "en")).contains("&lt;b&gt;x").doesNotContain("<b>x");

        HttpResponse<String> foreign = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.webPort() + "/api/mood"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("till=s1-t1&outcome=DECLINE"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void isSilentWithAnAdviceWhenNobodyIsThere() throws Exception {
        assertThat(terminal.login()).isInstanceOf(Login.Ready.class);
        assertThat(wallet.login()).isInstanceOf(Login.Ready.class);
        simulator.close();

        assertThat(terminal.login())
                .isInstanceOfSatisfying(
                        Login.Silent.class,
                        silent -> assertThat(silent.advice()).contains("till.card-terminal"));
        assertThat(wallet.login())
                .isInstanceOfSatisfying(
                        Login.Silent.class,
                        silent -> assertThat(silent.advice()).contains("till.wallet"));
        assertThat(terminal.pay("s1-t1/1/2", AMOUNT)).isEqualTo(new Answer.Declined(CardTerminal.UNREACHABLE));
        assertThat(wallet.create("s1-t1/1/3", AMOUNT)).isEqualTo(new Wallet.Creation.Refused(CardTerminal.UNREACHABLE));
    }
}
