package io.tillstream.till.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Source RECEIPT = Source.parseReceiptNumber("s2-t1/1/7");

    private static Gateway at(int port) {
        return new Gateway(URI.create("https://127.0.0.1:" + port), Shop.identity(), new Connection(Shop.AT_NOON));
    }

    @Test
    void takesAGatewayThatSaysNothingForSilent() throws Exception {
        try (ServerSocket listensOnly = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Gateway gateway = at(listensOnly.getLocalPort());

            CompletableFuture<ReceiptAnswer> answer = gateway.receipt(RECEIPT, Duration.ofMillis(300));

            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new ReceiptAnswer.Silent());
        }
    }

    @Test
    void takesAGatewayThatIsNotThereForSilent()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }

        assertThat(at(nobody).receipt(RECEIPT, Duration.ofSeconds(5)).get(20, TimeUnit.SECONDS))
                .isEqualTo(new ReceiptAnswer.Silent());
    }

    /** The bytes of till-protocol.md, Refusals. */
    @Test
    void readsHowMuchHeadOfficeHasLeftToRead() {
        String refusal =
                "{\"error\":{\"thing\":\"Ledgers\",\"value\":\"still have 48000 records to read\",\"rule\":\"r\","
                        + "\"next\":\"n\"%s},\"time\":\"2011-11-09T12:00:00Z\"}";

        assertThat(Gateway.unread(bytes(refusal.formatted(",\"behind\":48000"))))
                .contains(48_000L);
        assertThat(Gateway.unread(bytes(refusal.formatted("")))).isEmpty();
        assertThat(Gateway.unread(bytes("Bad gateway"))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
