package io.tillstream.paymentsimulator.online;

import com.sun.net.httpserver.HttpExchange;
import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where merchants ask, signed; what is answered is signed too. */
public final class OnlineDoor {
    private static final Duration LONGER_THAN_ANY_MERCHANT_WAITS = Duration.ofSeconds(30);
    private static final int MOST = 64 * 1024;

    private final Checkouts checkouts;
    private final Signatures signatures;
    private final Clock clock;

    public OnlineDoor(Checkouts checkouts, Signatures signatures, Clock clock) {
        this.checkouts = checkouts;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Answers {@code POST /online/WHAT}. */
    public void serve(HttpExchange exchange, String path) throws IOException, InterruptedException {
        String body = new String(exchange.getRequestBody().readNBytes(MOST), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        String id = headers.getFirst("webhook-id");
        long now = clock.instant().getEpochSecond();
        boolean isMerchants = signatures.isMerchants(
                id,
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                path + "." + body,
                now);
        if (id == null || !isMerchants) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        String own = "http://" + headers.getFirst("Host");
        Optional<Map<String, Object>> answer =
                checkouts.answer(path.substring("/online/".length()), CanonicalJson.decode(body, JsonNode.class), own);
        if (answer.isEmpty()) {
            Thread.sleep(LONGER_THAN_ANY_MERCHANT_WAITS);
            return;
        }
        String text = CanonicalJson.text(answer.get());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("webhook-timestamp", Long.toString(now));
        exchange.getResponseHeaders().set("webhook-signature", signatures.sign(id, now, text));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
