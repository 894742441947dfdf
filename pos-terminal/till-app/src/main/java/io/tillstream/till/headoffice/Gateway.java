package io.tillstream.till.headoffice;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.identity.Identity;
import io.tillstream.traces.TraceParent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The till gateway over HTTPS, every request signed by the till's key; see docs/reference/till-protocol.md. */
public final class Gateway implements HeadOffice {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration AFTER_WAIT = Duration.ofSeconds(15);

    private final URI address;
    private final SignedRequests requests;
    private final Connection connection;
    private final HttpClient http;

    public Gateway(URI address, Identity identity, Connection connection) {
        this.address = address;
        this.requests = new SignedRequests(address, identity);
        this.connection = connection;
        this.http = client(identity.certificate());
    }

    static HttpClient client(String certificate) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(PinnedCertificate.context(certificate))
                .build();
    }

    private record Acknowledgement(Position acknowledged) {}

    private record Position(int epoch, long sequence) {}

    private record Refusal(@Nullable Account error) {}

    private record Account(
            @Nullable String thing,
            @Nullable String value,
            @Nullable String rule,
            @Nullable String next,
            @Nullable Long behind) {
        String inOneLine() {
            return thing + ": " + value + "; " + rule + "; " + next + ".";
        }
    }

    @Override
    public Upload upload(byte[] ndjson) throws IOException, InterruptedException {
        return upload(ndjson, null);
    }

    @Override
    public Upload upload(byte[] ndjson, @Nullable String traceParent) throws IOException, InterruptedException {
        HttpRequest plain = requests.make("POST", "/till/v1/facts", ndjson, ANSWER);
        // Not signed: it says nothing of the records, and whoever changes it gains nothing by it.
        HttpResponse<InputStream> answer = send(
                traceParent == null
                        ? plain
                        : HttpRequest.newBuilder(plain, (name, value) -> true)
                                .header(TraceParent.HEADER, traceParent)
                                .build());
        byte[] body;
        try (InputStream in = answer.body()) {
            body = in.readAllBytes();
        }
        return switch (answer.statusCode()) {
            case 200 -> {
                Position position =
                        CanonicalJson.decode(body, Acknowledgement.class).acknowledged();
                connection.succeeded();
                yield new Upload.Acknowledged(position.epoch(), position.sequence());
            }
            case 413 -> new Upload.TooLarge();
            case 429 -> {
                connection.succeeded();
                yield new Upload.NotYet();
            }
            case 401, 403, 409, 422 -> {
                String reason = reason(answer.statusCode(), body);
                connection.refused(reason);
                yield new Upload.Refused(reason);
            }
            default -> throw failed(reason(answer.statusCode(), body));
        };
    }

    @Override
    public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader)
            throws IOException, InterruptedException {
        String query = "?wait=" + wait.toSeconds()
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        HttpResponse<InputStream> answer = send("GET", "/till/v1/changes" + query, new byte[0], wait.plus(AFTER_WAIT));
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                String reason = reason(answer.statusCode(), in.readAllBytes());
                if (answer.statusCode() < 500) {
                    connection.refused(reason);
                }
                throw failed(reason);
            }
            T read = reader.read(in);
            connection.succeeded();
            return read;
        }
    }

    @Override
    public boolean isOnline() {
        return connection.isOnline();
    }

    @Override
    public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(
                requests.make("GET", target(receipt), new byte[0], patience), HttpResponse.BodyHandlers.ofByteArray());
        // The request's own patience ends with the headers; a body that drips in must not take longer either.
        return exchange.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    exchange.cancel(true);
                    return answer == null ? silence(receipt, failure) : answer(receipt, answer);
                });
    }

    @Override
    public void letGo(Source receipt) {
        http.sendAsync(
                        requests.make("DELETE", target(receipt), new byte[0], CONNECT),
                        HttpResponse.BodyHandlers.discarding())
                .exceptionally(failure -> {
                    LOG.info("Receipt {} was not let go of; that lapses by itself.", receipt);
                    return null;
                });
    }

    @Override
    public CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience) {
        return exchange(requests.make("POST", target(order), new byte[0], patience), patience)
                .thenApply(answer -> answer.map(given -> answer(order, given)).orElseGet(OrderAnswer.Silent::new));
    }

    private OrderAnswer answer(OrderId order, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 204 -> {
                connection.succeeded();
                yield new OrderAnswer.Given();
            }
            case 410 -> {
                connection.succeeded();
                yield new OrderAnswer.HandedOver(value(answer.body()));
            }
            case 423 -> {
                connection.succeeded();
                yield new OrderAnswer.HeldElsewhere(value(answer.body()));
            }
            default -> {
                LOG.warn("Order {}: {}", order, reason(answer.statusCode(), answer.body()));
                yield new OrderAnswer.Silent();
            }
        };
    }

    @Override
    public void letGo(OrderId order) {
        http.sendAsync(
                        requests.make("DELETE", target(order), new byte[0], CONNECT),
                        HttpResponse.BodyHandlers.discarding())
                .exceptionally(failure -> {
                    LOG.info("Order {} was not let go of; that lapses by itself.", order);
                    return null;
                });
    }

    private static String target(OrderId order) {
        return "/till/v1/orders/" + order + "/hold";
    }

    @Override
    public CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return exchange(requests.make("GET", "/till/v1/stock/" + item.value(), new byte[0], patience), patience)
                .thenApply(answer -> readable(answer, "who else has " + item, StockElsewhere.class));
    }

    private record Wish(String lease, LeasePool pool, long units) {}

    private record Ending(
            String lease,
            LeasePool pool,
            List<String> attempts,
            @Nullable Long spent) {}

    @Override
    public CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
        byte[] wish = CanonicalJson.encode(new Wish(lease, pool, units));
        return exchange(requests.make("POST", "/till/v1/leases", wish, patience), patience)
                .thenApply(answer -> readable(answer, "what it lends", Lease.class));
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, List<String> attempts, Duration patience) {
        return end(new Ending(lease, pool, attempts, null), patience);
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience) {
        return end(new Ending(lease, pool, List.of(), spent), patience);
    }

    private CompletableFuture<Boolean> end(Ending lease, Duration patience) {
        byte[] ending = CanonicalJson.encode(lease);
        return exchange(requests.make("POST", "/till/v1/leases/ended", ending, patience), patience)
                .thenApply(answer ->
                        answer.filter(given -> given.statusCode() == 204).isPresent());
    }

    /** Sends a request that may take so long with all of its answer; empty when it takes longer. */
    private CompletableFuture<Optional<HttpResponse<byte[]>>> exchange(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        return exchange.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    exchange.cancel(true);
                    return Optional.ofNullable(answer);
                });
    }

    /** An answer that cannot be read is none: the till sells on without it. */
    private <T> Optional<T> readable(Optional<HttpResponse<byte[]>> answer, String what, Class<T> type) {
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            String reason = answer.map(given -> reason(given.statusCode(), given.body()))
                    .orElse("no answer");
            LOG.info("Head office does not say {}: {}", what, reason);
            return Optional.empty();
        }
        connection.succeeded();
        try {
            return Optional.of(CanonicalJson.decode(answer.get().body(), type));
        } catch (UnreadableFact e) {
            LOG.warn("Head office says unreadably {}: {}", what, e.getMessage());
            return Optional.empty();
        }
    }

    private static String target(Source receipt) {
        return "/till/v1/receipts/" + receipt.receiptNumber();
    }

    private ReceiptAnswer answer(Source receipt, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> {
                connection.succeeded();
                yield ReceiptLines.read(receipt, answer.body(), answer.headers());
            }
            case 404 -> {
                connection.succeeded();
                yield new ReceiptAnswer.NotArrived();
            }
            case 423 -> {
                connection.succeeded();
                yield new ReceiptAnswer.HeldElsewhere(value(answer.body()));
            }
            default -> {
                LOG.warn("Receipt {}: {}", receipt, reason(answer.statusCode(), answer.body()));
                yield unread(answer.body())
                        .<ReceiptAnswer>map(ReceiptAnswer.StillReading::new)
                        .orElseGet(ReceiptAnswer.Silent::new);
            }
        };
    }

    /** How many records head office has to read before it can answer, if it says so. */
    static Optional<Long> unread(byte[] refusal) {
        return account(refusal).map(Account::behind).filter(records -> records > 0);
    }

    private static ReceiptAnswer silence(Source receipt, Throwable failure) {
        LOG.warn("Head office says nothing of receipt {}: {}", receipt, failure.toString());
        return new ReceiptAnswer.Silent();
    }

    private static String value(byte[] refusal) {
        return account(refusal).map(Account::value).orElse("?");
    }

    private HttpResponse<InputStream> send(String method, String target, byte[] body, Duration patience)
            throws IOException, InterruptedException {
        return send(requests.make(method, target, body, patience));
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            connection.failed("Gateway " + address + " cannot be reached: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            throw e;
        }
    }

    private IOException failed(String reason) {
        connection.failed(reason);
        return new IOException(reason);
    }

    static String reason(int status, byte[] body) {
        return account(body).map(Account::inOneLine).orElse("The gateway answered " + status + ".");
    }

    /** What a refusal says of itself; empty for an answer of somebody else, such as a proxy. */
    private static Optional<Account> account(byte[] refusal) {
        try {
            return Optional.ofNullable(
                    CanonicalJson.decode(refusal, Refusal.class).error());
        } catch (UnreadableFact e) {
            return Optional.empty();
        }
    }
}
