package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody outside, who behaves as a test wants and remembers everything. */
final class Receiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Message> asked = new CopyOnWriteArrayList<>();
    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private volatile Manners manners = number -> new Answer(204, Duration.ZERO, "");

    /** One attempt. */
    record Message(String id, String timestamp, String signature, String body) {
        /** Whether it is signed with a secret, worked out here with what receivers have. */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                String expected = "v1,"
                        + Base64.getEncoder()
                                .encodeToString(mac.doFinal(
                                        (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
                return List.of(signature.split(" ", -1)).contains(expected);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** What it answers, after how long, and with which Retry-After if any. */
    record Answer(int status, Duration after, String retryAfter) {}

    /** What it answers to the n-th attempt, counted from 1. */
    @FunctionalInterface
    interface Manners {
        Answer to(int number);
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    Receiver behaving(Manners now) {
        manners = now;
        return this;
    }

    static Answer status(int status) {
        return new Answer(status, Duration.ZERO, "");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Message message = new Message(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int number;
        synchronized (this) {
            asked.add(message);
            number = asked.size();
        }
        Answer answer = manners.to(number);
        LockSupport.parkNanos(answer.after().toNanos());
        // Before it is sent: whoever is answered may be killed before it has read the answer.
        if (answer.status() < 300) {
            taken.add(message);
        }
        if (!answer.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (IOException e) {
            // The other side has not waited.
        }
    }

    /** Every attempt. */
    List<Message> asked() {
        return List.copyOf(asked);
    }

    /** Those it answered with 2xx, also when nobody waited for that answer. */
    List<Message> taken() {
        return List.copyOf(taken);
    }

    /** Each message when it was taken first, by its id. */
    Map<String, String> news() {
        Map<String, String> news = new LinkedHashMap<>();
        for (Message message : taken) {
            String before = news.putIfAbsent(message.id(), message.body());
            assertThat(before).as("a repeat of %s", message.id()).isIn(null, message.body());
        }
        return news;
    }

    void await(int messages) {
        await("so many messages as " + messages, () -> news().size() >= messages);
    }

    /** Waits until something is so. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s has not come about", what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
