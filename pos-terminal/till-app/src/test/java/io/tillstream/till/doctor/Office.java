package io.tillstream.till.doctor;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.TillId;
import io.tillstream.till.Shop;
import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A head office at a real port with a real certificate, that says what a test wants it to say. */
public final class Office implements AutoCloseable {
    private static final String BUNDLES = "/till/v1/bundles/";
    private static final char[] PASSWORD = "office-of-a-test".toCharArray();

    private final HttpsServer server;
    private final String fingerprint;
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<String, byte[]>> bundles = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile String page = "";
    private volatile String catalogue = "";
    private volatile String code = "";
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean mute;
    private final CountDownLatch open = new CountDownLatch(1);

    private Office(HttpsServer server, String fingerprint) {
        this.server = server;
        this.fingerprint = fingerprint;
    }

    /** With a certificate that began to hold so many days ago and holds for so many. */
    public static Office open(Path folder, int beganDaysAgo, int holdsDays) throws Exception {
        Path keystore = Files.createTempDirectory(folder, "office").resolve("office.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "office",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=office",
                        "-startdate",
                        (beganDaysAgo < 0 ? "+" + -beganDaysAgo : "-" + beganDaysAgo) + "d",
                        "-validity",
                        Integer.toString(holdsDays),
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new AssertionError(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, PASSWORD);
        }
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Office office = new Office(
                server,
                FactChain.hashOf(keys.getCertificate("office").getEncoded()).hex());
        office.serve();
        return office;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void serve() {
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] file = files.get(exchange.getRequestURI().getPath());
                if (file != null) {
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file);
                    return;
                }
                byte[] sent = exchange.getRequestBody().readAllBytes();
                String body = new String(sent, StandardCharsets.UTF_8);
                String path = exchange.getRequestURI().getPath();
                if (path.startsWith(BUNDLES)) {
                    bundles.add(Map.entry(path.substring(BUNDLES.length()), sent));
                    exchange.sendResponseHeaders(204, -1);
                    return;
                }
                if (exchange.getRequestMethod().equals("POST")) {
                    posted.add(exchange.getRequestURI() + " " + body);
                }
                if (mute) {
                    open.await();
                }
                answer(exchange, body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** What a till is told of its store once it asks; from then on it is enrolled by this code. */
    public Office sells(List<String> lines, String onlyCode) {
        catalogue = String.join("\n", lines) + "\n";
        code = onlyCode;
        return this;
    }

    /** With its next answer to a question for changes. */
    public void tells(String line) {
        news.add(line);
    }

    /** Whoever asks for that is given these bytes. */
    public void gives(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    private String nextNews() {
        String line = news.poll();
        return line == null ? "" : line + "\n";
    }

    /** Logs that tills sent, by the ids of the requests, in order. */
    public List<Map.Entry<String, byte[]>> bundles() {
        return bundles;
    }

    public String certificate() {
        return fingerprint;
    }

    private String shop(String path, String query, String body) {
        Identity shop = Shop.identity();
        return switch (path) {
            case "/till/v1/enrolment" ->
                body.contains(code)
                        ? "{\"till\":\"s1-t1\",\"epoch\":1,\"memberLookupKey\":\"" + shop.memberLookupKey()
                                + "\",\"decisionKey\":\"" + shop.decisionKey() + "\"}"
                        : "";
            case "/till/v1/changes" ->
                query.contains("cursor")
                        ? "{\"cursor\":\"a-1\",\"more\":false,\"reset\":false}\n" + nextNews()
                        : "{\"cursor\":\"a-1\",\"more\":false,\"reset\":true}\n" + catalogue;
            case "/till/v1/facts" -> {
                var last = CanonicalJson.decode(
                        body.lines().toList().getLast(), io.tillstream.events.sale.JournalRecord.class);
                yield "{\"acknowledged\":{\"epoch\":1,\"sequence\":"
                        + last.fact().source().sequence() + "}}";
            }
            default -> "{\"till\":\"s1-t1\",\"time\":\"" + Instant.now() + "\"}";
        };
    }

    private void answer(com.sun.net.httpserver.HttpExchange exchange, String body) throws IOException {
        if (!catalogue.isEmpty()) {
            String said = shop(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestURI().getQuery()),
                    body);
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.isEmpty() ? 403 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        String time = "\"time\":\"" + Instant.now().plus(ahead) + "\"";
        boolean facts = exchange.getRequestURI().getPath().equals("/till/v1/facts");
        int code = facts && status == 200 ? 422 : status;
        String text = code == 200
                ? "{\"till\":\"s1-t1\"," + time + "}"
                : "{\"error\":{\"thing\":\"Record 1\",\"value\":\"x\",\"rule\":\"r\",\"next\":\"n\"}," + time + "}";
        byte[] bytes = (page.isEmpty() ? text : page).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** From now on every answer has this status. */
    Office says(int newStatus) {
        status = newStatus;
        return this;
    }

    /** From now on it answers with a page for people. */
    Office shows(String newPage) {
        page = newPage;
        return this;
    }

    /** Its clock is ahead of the till's by so much. */
    Office ahead(Duration by) {
        ahead = by;
        return this;
    }

    /** It takes questions and never answers. */
    Office fallsSilent() {
        mute = true;
        return this;
    }

    public List<String> posted() {
        return posted;
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A till that was enrolled here. */
    Identity till() {
        return of(fingerprint);
    }

    /** A till that was enrolled somewhere else. */
    static Identity strange() {
        return of("00".repeat(32));
    }

    private static Identity of(String certificate) {
        Identity shop = Shop.identity();
        return new Identity(
                TillId.parse("s1-t1"), 1, shop.privateKey(), certificate, shop.memberLookupKey(), shop.decisionKey());
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
    }
}
