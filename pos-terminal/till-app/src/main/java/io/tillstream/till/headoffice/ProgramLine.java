package io.tillstream.till.headoffice;

import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches the parts of a program that head office wants this till to run. */
public final class ProgramLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SignedRequests requests;
    private final HttpClient http;

    public ProgramLine(URI address, Identity identity) {
        this.requests = new SignedRequests(address, identity);
        this.http = Gateway.client(identity.certificate());
    }

    /**
     * One part.
     *
     * @param program SHA-256 of the package
     * @param part from 0
     * @throws IOException when it did not arrive, and may the next time
     */
    public byte[] part(String program, int part) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                requests.make("GET", "/till/v1/programs/" + program + "/" + part, new byte[0], PATIENCE),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(Gateway.reason(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
