package io.tillstream.conductor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tillstream.conductor.shop.Door;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway at a real HTTPS port that checks signatures by till-protocol.md, Signed requests. */
class SignedUploadTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final String PASSWORD = "gateway-of-a-test";

    @TempDir
    Path folder;

    private final KeyPair till = Signing.newKeyPair();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpsServer gateway = noServer();
    private Path keystore = Path.of("");

    private static HttpsServer noServer() {
        try {
            return HttpsServer.create();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        keystore = folder.resolve("gateway.p12");
        Files.writeString(folder.resolve("gateway.p12.password"), PASSWORD);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        gateway = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setHttpsConfigurator(new HttpsConfigurator(context));
        gateway.createContext("/till/v1/facts", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                boolean proved = isProved(exchange.getRequestHeaders(), body);
                if (proved) {
                    taken.addAll(
                            new String(body, StandardCharsets.UTF_8).lines().toList());
                }
                byte[] answer = (proved ? "{}" : "{\"error\":{}}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(proved ? 200 : 401, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        gateway.start();
    }

    private boolean isProved(Headers headers, byte[] body) {
        String signed = "POST\n/till/v1/facts\n" + headers.getFirst("Tillstream-Time") + "\n"
                + FactChain.hashOf(body).hex();
        return Signing.isSignedBy(
                till.getPublic(),
                signed.getBytes(StandardCharsets.UTF_8),
                String.valueOf(headers.getFirst("Tillstream-Signature")));
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private SignedUpload uploadWith(KeyPair key) throws IOException {
        return new SignedUpload(
                URI.create("https://127.0.0.1:" + gateway.getAddress().getPort()),
                new DeadTill.Key(Signing.text(key.getPrivate()), "ab"),
                Door.trust(keystore));
    }

    private static List<JournalRecord> records() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        LocalDate day = LocalDate.of(2026, 11, 23);
        JournalRecord first =
                FactChain.append(Hash.GENESIS, new EpochOpened(new Source(TILL, 1, 1), noon, day, "enrolled", null));
        return List.of(
                first, FactChain.append(first.hash(), new NoSale(new Source(TILL, 1, 2), noon, day, "c01", "change")));
    }

    @Test
    void isTakenUnderTheTillsOwnKey() throws IOException, InterruptedException {
        uploadWith(till).send(TILL, records());

        assertThat(taken)
                .containsExactlyElementsOf(
                        records().stream().map(CanonicalJson::text).toList());
    }

    @Test
    void tellsWhatHeadOfficeSaysToAnotherKey() {
        assertThatThrownBy(() -> uploadWith(Signing.newKeyPair()).send(TILL, records()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("head office answered 401");
    }
}
