package io.tillstream.conductor.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app's door for machines: JSON over HTTP with the home's admin token. */
public final class Door {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient PLAIN =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI address;
    private final String token;
    private final HttpClient client;

    private Door(URI address, String token, HttpClient client) {
        this.address = address;
        this.token = token;
        this.client = client;
    }

    /** A door on a loopback port. */
    public static Door at(int port, String token) {
        return new Door(URI.create("http://127.0.0.1:" + port), token, PLAIN);
    }

    /**
     * A door on a loopback port behind a certificate of its own, which lies with its password in this home.
     *
     * @param keystore PKCS 12; its password is in the file of the same name with {@code .password} behind it
     */
    public static Door trusting(Path keystore, int port, String token) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trust(keystore))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Door(URI.create("https://127.0.0.1:" + port), token, client);
    }

    /** Trust in the certificate of a keystore of this home, and in no other. */
    public static SSLContext trust(Path keystore) throws IOException {
        try (var in = Files.newInputStream(keystore)) {
            char[] password = Files.readString(keystore.resolveSibling(keystore.getFileName() + ".password"))
                    .strip()
                    .toCharArray();
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(in, password);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (String alias : Collections.list(own.aliases())) {
                trusted.setCertificateEntry(alias, own.getCertificate(alias));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + keystore + " cannot be trusted: " + e.getMessage(), e);
        }
    }

    public URI address() {
        return address;
    }

    /** Whether it answers this path with 200. */
    public boolean answers(String path) throws IOException, InterruptedException {
        return client.send(request(path).timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /**
     * Reads a JSON document.
     *
     * @throws Refused when the request is refused: asking again would not help
     * @throws IOException when it is not answered
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(path, request(path).build());
    }

    /** The same, when it is answered in time. */
    public JsonNode get(String path, Duration patience) throws IOException, InterruptedException {
        return send(path, request(path).timeout(patience).build());
    }

    /** Sends a JSON document and reads the answer. */
    public JsonNode post(String path, Object document) throws IOException, InterruptedException {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(document)))
                        .build());
    }

    /** Sends one JSON document per line. */
    public void postLines(String path, List<String> lines) throws IOException, InterruptedException {
        send(
                path,
                request(path)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                String.join("\n", lines) + "\n", StandardCharsets.UTF_8))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(String path, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            // The client's own messages do not say whom it asked.
            throw new IOException(address.resolve(path) + " gave no answer: " + e.getMessage(), e);
        }
        if (answer.statusCode() < 200 || answer.statusCode() > 299) {
            String told = address.resolve(path) + " answered " + answer.statusCode() + ": "
                    + answer.body().lines().findFirst().orElse("");
            throw answer.statusCode() < 500 ? new Refused(told) : new IOException(told);
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
