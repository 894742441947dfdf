package io.tillstream.conductor.recovery;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.JournalRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The till gateway, asked as the dead till would have asked it; docs/reference/till-protocol.md. */
public final class SignedUpload implements Upload {
    private static final String FACTS = "/till/v1/facts";
    private static final String LEASES_ENDED = "/till/v1/leases/ended";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI gateway;
    private final PrivateKey key;
    private final HttpClient http;

    /**
     * An upload.
     *
     * @param trust knows the gateway by its certificate
     */
    public SignedUpload(URI gateway, DeadTill.Key key, SSLContext trust) {
        this.gateway = gateway;
        this.key = Signing.privateKey(key.privateKey());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public void send(TillId till, List<JournalRecord> records) throws IOException, InterruptedException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JournalRecord record : records) {
            lines.writeBytes(CanonicalJson.encode(record));
            lines.write('\n');
        }
        post(till, FACTS, lines.toByteArray());
    }

    /** What a till sends to end a lease. */
    private record Ended(String lease, LeasePool pool, List<String> attempts) {}

    /** Ends a lease as the till would have. */
    public void end(TillId till, String lease, LeasePool pool, List<String> attempts)
            throws IOException, InterruptedException {
        post(till, LEASES_ENDED, CanonicalJson.encode(new Ended(lease, pool, attempts)));
    }

    private void post(TillId till, String target, byte[] body) throws IOException, InterruptedException {
        String time = Instant.now().toString();
        String text =
                "POST\n" + target + "\n" + time + "\n" + FactChain.hashOf(body).hex();
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(target))
                .timeout(PATIENCE)
                .header("Tillstream-Till", till.toString())
                .header("Tillstream-Time", time)
                .header("Tillstream-Signature", Signing.sign(key, text.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("head office answered " + answer.statusCode() + ": "
                    + answer.body().lines().findFirst().orElse(""));
        }
    }
}
