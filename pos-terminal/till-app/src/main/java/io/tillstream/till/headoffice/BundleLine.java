package io.tillstream.till.headoffice;

import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a till's log and state to head office, which has asked for it. */
public final class BundleLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TAKEN = 204;
    private static final int TOO_LARGE = 413;
    private static final int UNFIT = 422;

    private final SignedRequests requests;
    private final HttpClient http;

    public BundleLine(URI address, Identity identity) {
        this.requests = new SignedRequests(address, identity);
        this.http = Gateway.client(identity.certificate());
    }

    /** What head office says to it. */
    public sealed interface Answer {
        record Taken() implements Answer {}

        /** It will not be taken the next time either; the reason is one line. */
        record Refused(String reason) implements Answer {}
    }

    /**
     * Sends it once.
     *
     * @param id of the request
     * @param zip at most 640 KiB
     * @throws IOException when it did not arrive, and may the next time
     */
    public Answer send(String id, byte[] zip) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                requests.make("POST", "/till/v1/bundles/" + id, zip, PATIENCE),
                HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case TAKEN -> new Answer.Taken();
            case TOO_LARGE, UNFIT -> new Answer.Refused(Gateway.reason(answer.statusCode(), answer.body()));
            default -> throw new IOException(Gateway.reason(answer.statusCode(), answer.body()));
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
