package io.tillstream.portal.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.events.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are well signed and odd otherwise, over a real connection. */
class HostedProviderTest {
    private static final PaymentId PAYMENT = new PaymentId("p" + "a".repeat(20));
    private static final String SECRET = "only-for-tests-0123456789-abcdefgh";

    private HttpServer server;
    private HostedProvider provider;
    private volatile String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        Signing signing = new Signing(SECRET);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            long seconds = Clock.systemUTC().instant().getEpochSecond();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            exchange.getResponseHeaders().add("webhook-timestamp", Long.toString(seconds));
            exchange.getResponseHeaders().add("webhook-signature", signing.of(id, seconds, answer));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        provider = new HostedProvider(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                signing,
                "Corner Shop",
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void paid(String agreement) {
        answer = "{\"payment\":\"" + PAYMENT + "\",\"state\":\"PAID\",\"amount\":\"12.34 GBP\",\"agreement\":"
                + agreement + "}";
    }

    /** What cannot be kept is not kept; that money was taken has been said all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"short\",\"brand\":\"VISA\",\"lastFour\":\"4242\"}",
                "{\"token\":\"4242424242424242\",\"brand\":\"VISA\",\"lastFour\":\"4242\"}",
                "{\"token\":\"t_0123456789\",\"brand\":\"Visa Debit\",\"lastFour\":\"4242\"}",
                "{\"token\":\"t_0123456789\",\"brand\":\"VISA\",\"lastFour\":\"42\"}",
                "{}",
                "[]",
                "\"yes\"",
                "null"
            })
    void hidesNoMoneyBehindAnOddAgreement(String agreement) {
        paid(agreement);

        assertThat(provider.query(PAYMENT)).isEqualTo(new ProviderAnswer.Paid(Money.parse("12.34 GBP"), null));
    }

    @Test
    void handsOverAGoodAgreement() {
        paid("{\"token\":\"t_0123456789\",\"brand\":\"VISA\",\"lastFour\":\"4242\"}");

        assertThat(provider.query(PAYMENT))
                .isEqualTo(new ProviderAnswer.Paid(
                        Money.parse("12.34 GBP"), new Agreement("t_0123456789", "VISA", "4242")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00 GBP", "-5.00 GBP", "five", ""})
    void takesNoWordForMoneyThatIsNone(String amount) {
        answer = "{\"payment\":\"" + PAYMENT + "\",\"state\":\"PAID\",\"amount\":\"" + amount + "\"}";

        assertThat(provider.query(PAYMENT)).isInstanceOf(ProviderAnswer.NoAnswer.class);
    }
}
