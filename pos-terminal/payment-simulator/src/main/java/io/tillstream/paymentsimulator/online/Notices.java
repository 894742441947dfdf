package io.tillstream.paymentsimulator.online;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.paymentsimulator.ledger.Checkout;
import io.tillstream.paymentsimulator.ledger.Entry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells merchants that a payment has changed: three times at most, and not again after a kill. A merchant asks anyway. */
final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final Signatures signatures;
    private final Clock clock;
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Notices(Signatures signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Tells of an entry as its temper has it. */
    void tell(Entry entry, Duration after) {
        Checkout checkout = entry.checkout();
        if (checkout == null) {
            return;
        }
        Future<?> _ = couriers.submit(() -> {
            Thread.sleep(after);
            switch (Temper.valueOf(checkout.mood())) {
                case SILENT, NEVER -> {}
                case DOUBLE -> {
                    String id = UUID.randomUUID().toString();
                    post(checkout, id, entry, entry.state().name());
                    post(checkout, id, entry, entry.state().name());
                    post(
                            checkout,
                            UUID.randomUUID().toString(),
                            entry,
                            entry.state().name());
                }
                case OUT_OF_ORDER -> {
                    post(
                            checkout,
                            UUID.randomUUID().toString(),
                            entry,
                            entry.state().name());
                    post(checkout, UUID.randomUUID().toString(), entry, Entry.State.WAITING.name());
                }
                case APPROVE, DECLINE, LOSE_ANSWER, LATE, WRONG_AMOUNT ->
                    post(
                            checkout,
                            UUID.randomUUID().toString(),
                            entry,
                            entry.state().name());
            }
            return true;
        });
    }

    private void post(Checkout checkout, String id, Entry entry, String state) throws InterruptedException {
        String body = CanonicalJson.text(Map.of(
                "payment",
                entry.number(),
                "state",
                state,
                "amount",
                entry.amount().toString()));
        for (Duration pause : PAUSES) {
            Thread.sleep(pause);
            long seconds = clock.instant().getEpochSecond();
            HttpRequest request = HttpRequest.newBuilder(URI.create(checkout.notices()))
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(seconds))
                    .header("webhook-signature", signatures.sign(id, seconds, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return;
                }
                LOG.info("Notice of {} was answered with {}.", entry.number(), status);
            } catch (IOException e) {
                LOG.info("Notice of {} did not arrive: {}", entry.number(), e.toString());
            }
        }
    }

    @Override
    public void close() {
        couriers.shutdownNow();
    }
}
