package io.tillstream.till.headoffice;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.till.TillHealth;
import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells head office how this till is. Whether it arrives changes nothing at the till: the next one says it again. */
public final class HealthLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignedRequests requests;
    private final HttpClient http;
    private final Clock wall = Clock.systemUTC();

    public HealthLine(URI address, Identity identity) {
        this.requests = new SignedRequests(address, identity);
        this.http = Gateway.client(identity.certificate());
    }

    private record Answer(Instant time) {}

    /**
     * Tells it once.
     *
     * @return by how much this machine's clock is ahead of head office's, negative for behind; true to half the time that the
     *     answer took
     * @throws IOException when it did not arrive, or its answer cannot be read
     */
    public Duration tell(TillHealth health) throws IOException, InterruptedException {
        return tell(health, PATIENCE);
    }

    /** The same with less patience. */
    public Duration tell(TillHealth health, Duration patience) throws IOException, InterruptedException {
        Instant asked = wall.instant();
        HttpResponse<byte[]> answer = http.send(
                requests.make("POST", "/till/v1/health", CanonicalJson.encode(health), patience),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(Gateway.reason(answer.statusCode(), answer.body()));
        }
        Duration half = Duration.between(asked, wall.instant()).dividedBy(2);
        try {
            Instant theirs = CanonicalJson.decode(answer.body(), Answer.class).time();
            return Duration.between(theirs, asked.plus(half));
        } catch (UnreadableFact e) {
            throw new IOException("Head office's answer does not say the time", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
