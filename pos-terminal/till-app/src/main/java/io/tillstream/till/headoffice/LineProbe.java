package io.tillstream.till.headoffice;

import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Feels its way to head office step by step, each in a bounded time; changes nothing there and waits for no outbox. */
public final class LineProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String QUESTION = "/till/v1/health";

    private final URI address;
    private final Identity identity;

    public LineProbe(URI address, Identity identity) {
        this.address = address;
        this.identity = identity;
    }

    private record Told(@Nullable Instant time) {}

    private int port() {
        return address.getPort() < 0 ? 443 : address.getPort();
    }

    private String host() {
        // An IPv6 address stands in brackets in an address, and nowhere else.
        return address.getHost().replace("[", "").replace("]", "");
    }

    /** Names are looked up by the system, which knows no time limit: an answer that is late is none. */
    public NameAnswer name() {
        CompletableFuture<InetAddress> lookup = new CompletableFuture<>();
        Thread.ofVirtual().name("doctor-name").start(() -> {
            try {
                lookup.complete(InetAddress.getByName(host()));
            } catch (UnknownHostException e) {
                lookup.completeExceptionally(e);
            }
        });
        try {
            return new NameAnswer.Known(
                    host(),
                    lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).getHostAddress());
        } catch (ExecutionException e) {
            return isNobodysAnswer(e) ? new NameAnswer.Silent(host()) : new NameAnswer.Unknown(host());
        } catch (TimeoutException e) {
            return new NameAnswer.Silent(host());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NameAnswer.Silent(host());
        }
    }

    /** The system's words for EAI_AGAIN: no server of names answered, which says nothing of the name. */
    private static boolean isNobodysAnswer(ExecutionException e) {
        return String.valueOf(e.getCause()).contains("Temporary failure");
    }

    public Reach reach() {
        return reach(host(), port());
    }

    /** Opens a port somewhere, and shuts it again. */
    public static Reach reach(String host, int port) {
        String place = host + ":" + port;
        long began = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return new Reach.Reached(place, Duration.ofNanos(System.nanoTime() - began));
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused")
                    ? new Reach.Refused(place)
                    : new Reach.Unreachable(place);
        } catch (IOException e) {
            return new Reach.Unreachable(place);
        }
    }

    /** Who shows itself there. */
    public Certificate certificate() {
        AnyCertificate any = new AnyCertificate();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {any}, new SecureRandom());
            try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host(), port(), true)) {
                tls.startHandshake();
            }
            return new Certificate.Silent();
        } catch (SocketTimeoutException e) {
            return new Certificate.Silent();
        } catch (SSLException e) {
            return any.seen().map(this::shown).orElseGet(() -> refused(e));
        } catch (IOException e) {
            return any.seen().map(this::shown).orElseGet(Certificate.NoConnection::new);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS.", e);
        }
    }

    /** A line that is shut within the greeting was taken by something that does not speak; other words are no TLS. */
    private static Certificate refused(SSLException e) {
        boolean shut = e instanceof SSLHandshakeException
                && String.valueOf(e.getMessage()).contains("terminated");
        return shut ? new Certificate.Silent() : new Certificate.NotTls();
    }

    private Certificate shown(X509Certificate certificate) {
        try {
            return new Certificate.Shown(
                    FactChain.hashOf(certificate.getEncoded()).hex().equals(identity.certificate()),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateEncodingException e) {
            return new Certificate.NotTls();
        }
    }

    /** What head office says to a signed question of no consequence. */
    public Answer answer() {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(PinnedCertificate.contextWhateverTheDate(identity.certificate()))
                .build()) {
            CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(
                    new SignedRequests(address, identity).make("GET", QUESTION, new byte[0], PATIENCE),
                    HttpResponse.BodyHandlers.ofByteArray());
            try {
                HttpResponse<byte[]> answer = exchange.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                return said(answer.statusCode(), answer.body());
            } catch (CompletionException e) {
                return isUnreached(e) ? new Answer.NoConnection() : new Answer.Silent();
            } finally {
                http.shutdownNow();
            }
        }
    }

    /** Late, or hung up on after the greeting: both are silence of somebody who was there. */
    private static boolean isUnreached(CompletionException e) {
        return e.getCause() instanceof ConnectException
                || e.getCause() instanceof HttpConnectTimeoutException
                || e.getCause() instanceof SSLException;
    }

    private static Answer said(int status, byte[] body) {
        try {
            Optional<Instant> time =
                    Optional.ofNullable(CanonicalJson.decode(body, Told.class).time());
            return new Answer.Said(status, time.isPresent(), time);
        } catch (UnreadableFact e) {
            return new Answer.Said(status, false, Optional.empty());
        }
    }
}
