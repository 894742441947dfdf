package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.streaming.settings.StreamingSettings;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Posts messages to receivers. It follows no redirect, and of an answer it wants the status alone. */
@Component
class Post implements Postbox {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final long LONGEST_ANSWER = 64L << 10;

    private final WebhookSecrets secrets;
    private final AddressRule addresses;
    private final Duration timeout;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    @Autowired
    Post(StreamingSettings settings, WebhookSecrets secrets, AddressRule addresses) {
        this(secrets, addresses, settings.webhook().timeout(), InstantSource.system());
    }

    Post(WebhookSecrets secrets, AddressRule addresses, Duration timeout, InstantSource clock) {
        this.secrets = secrets;
        this.addresses = addresses;
        this.timeout = timeout;
        this.clock = clock;
        // A proxy would look up names elsewhere than the rule does.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.of(null))
                .connectTimeout(CONNECT_PATIENCE)
                .executor(threads)
                .build();
    }

    @Override
    public CompletableFuture<Reply> send(Webhook webhook, Event event) {
        return CompletableFuture.supplyAsync(() -> sendNow(webhook, event), threads);
    }

    private Reply sendNow(Webhook webhook, Event event) {
        // Names are looked up again with every message. The JVM keeps what it found for some seconds, in which it
        // connects.
        Optional<String> wrong = addresses.wrong(webhook.address());
        if (wrong.isPresent()) {
            return new Reply.NotTaken(wrong.get(), Duration.ZERO);
        }
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.address()))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Tillstream-Webhooks/1")
                .header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", secrets.signature(webhook, event.id(), now, event.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event.body()))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.discarding(), LONGEST_ANSWER));
        try {
            return reply(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.NotTaken("no answer within " + timeout.toSeconds() + " s", Duration.ZERO);
        } catch (ExecutionException e) {
            return new Reply.NotTaken(reason(e.getCause()), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Reply.NotTaken("stopped before an answer came", Duration.ZERO);
        }
    }

    private Reply reply(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Reply.Taken(status);
        }
        if (status == 410) {
            return new Reply.Gone();
        }
        Duration notBefore = answer.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.from(header, clock.instant()))
                .orElse(Duration.ZERO);
        return new Reply.NotTaken(Integer.toString(status), notBefore);
    }

    private String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException late -> "no answer within " + timeout.toSeconds() + " s";
            case ConnectException refused -> "no connection";
            case SSLException untrusted -> "no trusted connection: " + untrusted.getMessage();
            case IOException broken -> "connection broke: " + broken.getMessage();
            case null, default -> "could not be sent: " + cause;
        };
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
