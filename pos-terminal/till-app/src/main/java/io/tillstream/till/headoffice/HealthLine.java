package io.tillstream.till.headoffice;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.TillHealth;
import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Tells head office how this till is. Whether it arrives changes nothing at the till: the next one says it again. */
public final class HealthLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignedRequests requests;
    private final HttpClient http;

    public HealthLine(URI address, Identity identity) {
        this.requests = new SignedRequests(address, identity);
        this.http = Gateway.client(identity.certificate());
    }

    /**
     * Tells it once.
     *
     * @throws IOException when it did not arrive
     */
    public void tell(TillHealth health) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                requests.make("POST", "/till/v1/health", CanonicalJson.encode(health), PATIENCE),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(Gateway.reason(answer.statusCode(), answer.body()));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
