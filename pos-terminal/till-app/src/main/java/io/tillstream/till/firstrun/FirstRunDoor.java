package io.tillstream.till.firstrun;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillstream.encoding.EnrolmentText;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.SerialScanner;
import io.tillstream.till.door.OwnMachine;
import io.tillstream.till.identity.EnrolmentDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first page of a new till. What is scanned at its serial scanner counts like what is typed or pasted. */
final class FirstRunDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRunDoor.class);
    private static final int LONGEST = 4096;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Enrolling enrolling;
    private final CountDownLatch enrolled = new CountDownLatch(1);
    private volatile FirstRunPage.State state = FirstRunPage.State.WAITING;

    /** What makes the till somebody. */
    @FunctionalInterface
    interface Enrolling {
        void with(EnrolmentText text) throws IOException;
    }

    private @Nullable SerialScanner scanner;

    private FirstRunDoor(HttpServer server, Enrolling enrolling) {
        this.server = server;
        this.enrolling = enrolling;
    }

    static FirstRunDoor open(InetSocketAddress at, @Nullable String scanner, Clock clock, Enrolling enrolling)
            throws IOException {
        FirstRunDoor door = new FirstRunDoor(HttpServer.create(at, 0), enrolling);
        door.server.createContext("/", door::answer);
        door.server.setExecutor(door.threads);
        door.server.start();
        if (scanner != null) {
            door.scanner = SerialScanner.start(SerialLine.of(Path.of(scanner)), door::said, clock);
        }
        LOG.info(
                "This till is new: open http://{}:{}/ and scan its enrolment code.",
                at.getHostString(),
                door.server.getAddress().getPort());
        return door;
    }

    void awaitEnrolment() throws InterruptedException {
        enrolled.await();
    }

    /** One at a time: a code works once. */
    private synchronized void said(String text) {
        if (enrolled.getCount() == 0) {
            return;
        }
        state = EnrolmentText.read(text).map(this::enrol).orElse(FirstRunPage.State.NOT_A_CODE);
        if (state == FirstRunPage.State.ENROLLED) {
            enrolled.countDown();
        }
    }

    private FirstRunPage.State enrol(EnrolmentText text) {
        try {
            enrolling.with(text);
            return FirstRunPage.State.ENROLLED;
        } catch (EnrolmentDesk.Refused e) {
            LOG.warn("Enrolment at {}: {}", text.gateway(), e.getMessage());
            return FirstRunPage.State.REFUSED;
        } catch (UncheckedIOException | IOException e) {
            LOG.warn("Enrolment at {}: {}", text.gateway(), e.getMessage());
            return FirstRunPage.State.NO_ANSWER;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean post = exchange.getRequestMethod().equals("POST");
            if (!isAskedForHere(exchange) || (post && isFromAnotherPage(exchange))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (post) {
                said(field(exchange));
            }
            boolean onlyState = exchange.getRequestURI().getPath().equals("/state");
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
            byte[] page =
                    (onlyState ? state.name() : FirstRunPage.write(state, accepted)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", (onlyState ? "text/plain" : "text/html") + "; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'sha256-" + FirstRunPage.STYLE_HASH
                                    + "'; script-src 'sha256-" + FirstRunPage.SCRIPT_HASH
                                    + "'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** Whoever enrols it stands before it: its page has no name in any network. */
    private static boolean isAskedForHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && OwnMachine.isAskedFor(host);
    }

    /** No other web page may enrol this till somewhere. */
    private static boolean isFromAnotherPage(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String own = "http://" + exchange.getRequestHeaders().getFirst("Host");
        return site == null
                ? origin != null && !origin.equals(own)
                : !site.equals("same-origin") && !site.equals("none");
    }

    private static String field(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
        return body.startsWith("text=")
                ? URLDecoder.decode(body.substring("text=".length()), StandardCharsets.UTF_8)
                : "";
    }

    @Override
    public void close() {
        SerialScanner listening = scanner;
        if (listening != null) {
            listening.close();
        }
        // The page that says "enrolled" is on its way; the till itself takes over the port a moment later.
        server.stop(1);
        threads.shutdown();
    }
}
