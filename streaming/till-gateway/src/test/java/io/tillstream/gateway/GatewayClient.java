package io.tillstream.gateway;

import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** A till's side of the protocol, written for tests from the reference page. */
final class GatewayClient {
    private final HttpClient http;
    private final String address;
    private final String management;

    private GatewayClient(HttpClient http, String address, String management) {
        this.http = http;
        this.address = address;
        this.management = management;
    }

    static GatewayClient of(ConfigurableApplicationContext gateway) throws GeneralSecurityException, IOException {
        Path keystore = Path.of(gateway.getEnvironment().getRequiredProperty("tillstream.gateway.keystore"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(
                    in, Files.readString(Path.of(keystore + ".password")).trim().toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", store.getCertificate("till-gateway"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return new GatewayClient(
                HttpClient.newBuilder().sslContext(tls).build(),
                "https://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port"),
                "http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.management.port"));
    }

    void awaitHealthy() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        HttpRequest health = HttpRequest.newBuilder(URI.create(management + "/actuator/health"))
                .build();
        HttpResponse<String> answer = http.send(health, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() != 200) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The gateway is not healthy: " + answer.body());
            }
            Thread.onSpinWait();
            answer = http.send(health, HttpResponse.BodyHandlers.ofString());
        }
    }

    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> enrol(String code, KeyPair key) throws IOException, InterruptedException {
        return post(
                "/till/v1/enrolment",
                "none",
                "{\"code\":\"" + code + "\",\"publicKey\":\"" + Signing.text(key.getPublic()) + "\"}");
    }

    HttpResponse<String> signed(String till, KeyPair key, String method, String target, byte[] body)
            throws IOException, InterruptedException {
        return signedAt(Instant.now(), till, key, method, target, body);
    }

    HttpResponse<String> signedAt(Instant time, String till, KeyPair key, String method, String target, byte[] body)
            throws IOException, InterruptedException {
        String text = method + "\n" + target + "\n" + time + "\n" + FactChain.hashOf(body);
        return http.send(
                HttpRequest.newBuilder(URI.create(address + target))
                        .header("Tillstream-Till", till)
                        .header("Tillstream-Time", time.toString())
                        .header(
                                "Tillstream-Signature",
                                Signing.sign(key.getPrivate(), text.getBytes(StandardCharsets.UTF_8)))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
