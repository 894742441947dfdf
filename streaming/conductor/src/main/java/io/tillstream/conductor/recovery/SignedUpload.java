package io.tillstream.conductor.recovery;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.events.TillId;
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
    private static final String TARGET = "/till/v1/facts";
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
        byte[] body = lines.toByteArray();
        String time = Instant.now().toString();
        String text =
                "POST\n" + TARGET + "\n" + time + "\n" + FactChain.hashOf(body).hex();
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(TARGET))
                .timeout(PATIENCE)
                .header("Tillstream-Till", till.toString())
                .header("Tillstream-Time", time)
                .header("Tillstream-Signature", Signing.sign(key, text.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("head office answered " + answer.statusCode() + ": "
                    + answer.body().lines().findFirst().orElse(""));
        }
    }
}
