package io.tillstream.payments.wallet;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import io.tillstream.payments.Wallet;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Wallets behind an address. */
public final class HttpWallet implements Wallet, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWallet.class);

    private final URI address;
    private final String till;
    private final Duration limit;
    private final HttpClient http;

    /**
     * Speaks to {@code http://} or {@code https://} and the host of an aggregator.
     *
     * @param till who asks
     * @param limit how long to wait for an answer
     */
    public HttpWallet(URI address, String till, Duration limit) {
        this.address = address;
        this.till = till;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    @Override
    public Login login() {
        return switch (post("login", Map.of())) {
            case Reply.Answered(JsonNode body)
            when body.path("ready").asBoolean(false) ->
                new Login.Ready(body.path("name").asString("wallet"));
            case Reply.Answered(JsonNode body) ->
                new Login.Refused(body.path("reason").asString("no reason"));
            case Reply.NotSent(String why) -> new Login.Silent(advice(why));
            case Reply.Silent(String why) -> new Login.Silent(advice(why));
        };
    }

    private String advice(String why) {
        return "Wallet host " + address + " does not answer (" + why
                + "); check the network, or the address in till.wallet.";
    }

    @Override
    public Answer pay(String order, PayerCode code, Money amount) {
        return answer(
                order,
                post("pay", Map.of("order", order, "amount", amount.toString(), "payerCode", code.digits())),
                true);
    }

    @Override
    public Answer claim(String order, String arrival, Money amount) {
        return answer(
                order, post("claim", Map.of("order", order, "amount", amount.toString(), "arrival", arrival)), true);
    }

    @Override
    public Answer query(String order) {
        return answer(order, post("query", Map.of("order", order)), false);
    }

    @Override
    public Answer cancel(String order) {
        return answer(order, post("cancel", Map.of("order", order)), false);
    }

    private Answer answer(String order, Reply reply, boolean submits) {
        return switch (reply) {
            case Reply.Answered(JsonNode body) -> answer(order, body);
            case Reply.NotSent(String why)
            when submits -> {
                LOG.warn("Order {} was not sent: {}", order, advice(why));
                yield new Answer.Declined(CardTerminal.UNREACHABLE);
            }
            case Reply.NotSent(String why) -> unclear(order, why);
            case Reply.Silent(String why) -> unclear(order, why);
        };
    }

    private static Answer answer(String order, JsonNode body) {
        return switch (body.path("state").asString("")) {
            case "PAID" -> paid(order, body);
            case "WAITING", "USER_PAYING" -> new Answer.CustomerAsked();
            case "CLOSED" -> new Answer.Aborted();
            case "NOT_FOUND" -> new Answer.NotKnown();
            case "FAILED", "REVERSED" -> new Answer.Declined(body.path("reason").asString("refused"));
            case String other -> unclear(order, "it says \"" + other + "\"");
        };
    }

    private static Answer paid(String order, JsonNode body) {
        try {
            return new Answer.Approved(
                    body.path("order").asString(""),
                    Money.parse(body.path("amount").asString("")),
                    body.path("transaction").asString(""),
                    TenderType.valueOf(body.path("wallet").asString("")),
                    false);
        } catch (IllegalArgumentException e) {
            return unclear(order, "it says neither how much nor by which wallet");
        }
    }

    private static Answer unclear(String order, String why) {
        LOG.warn("Wallet order {}: nobody knows what became of it ({}); it is asked for.", order, why);
        return new Answer.Unclear();
    }

    @Override
    public Creation create(String order, Money amount) {
        return switch (post("order", Map.of("order", order, "amount", amount.toString()))) {
            case Reply.Answered(JsonNode body) -> created(order, body);
            case Reply.NotSent(String why) -> {
                LOG.warn("Order {} was not made: {}", order, advice(why));
                yield new Creation.Refused(CardTerminal.UNREACHABLE);
            }
            case Reply.Silent(String why) -> {
                unclear(order, why);
                yield new Creation.Unclear();
            }
        };
    }

    private static Creation created(String order, JsonNode body) {
        String code = body.path("code").asString("");
        if (code.isEmpty()) {
            return new Creation.Refused(body.path("reason").asString("refused"));
        }
        try {
            return new Creation.Waiting(code, Instant.parse(body.path("until").asString("")));
        } catch (DateTimeParseException e) {
            unclear(order, "it does not say how long its code holds");
            return new Creation.Unclear();
        }
    }

    @Override
    public ReversalAnswer reverse(String order) {
        return post("reverse", Map.of("order", order)) instanceof Reply.Answered(JsonNode body)
                        && body.path("state").asString("").equals("REVERSED")
                ? ReversalAnswer.ACKNOWLEDGED
                : ReversalAnswer.UNCLEAR;
    }

    @Override
    public RefundAnswer refund(String refund, String order, Money amount) {
        Map<String, Object> asked = Map.of("refund", refund, "order", order, "amount", amount.toString());
        if (!(post("refund", asked) instanceof Reply.Answered(JsonNode body))) {
            return new RefundAnswer.Unclear();
        }
        return switch (body.path("state").asString("")) {
            case "REFUNDED" ->
                new RefundAnswer.Refunded(body.path("transaction").asString(""));
            case "FAILED" -> new RefundAnswer.Refused(body.path("reason").asString("refused"));
            case String _ -> new RefundAnswer.Unclear();
        };
    }

    @Override
    public Arrivals arrivals() {
        if (!(post("arrivals", Map.of()) instanceof Reply.Answered(JsonNode body))) {
            return new Arrivals.Silent();
        }
        try {
            List<Arrival> found = new ArrayList<>();
            for (JsonNode one : body.path("arrivals")) {
                found.add(new Arrival(
                        one.path("number").asString(""),
                        TenderType.valueOf(one.path("wallet").asString("")),
                        Money.parse(one.path("amount").asString("")),
                        Instant.parse(one.path("at").asString("")),
                        one.path("place").asString("")));
            }
            return new Arrivals.Found(found);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            LOG.warn("Wallet host {}: its list of arrivals cannot be read: {}", address, e.getMessage());
            return new Arrivals.Silent();
        }
    }

    @Override
    public Totals reconcile() {
        return post("totals", Map.of()) instanceof Reply.Answered(JsonNode body)
                        && body.path("payments").isNumber()
                ? new Totals.Known(
                        body.path("takenMinor").asLong(),
                        body.path("refundedMinor").asLong(),
                        body.path("payments").asLong())
                : new Totals.Silent();
    }

    /** What came of a request. */
    private sealed interface Reply {
        record Answered(JsonNode body) implements Reply {}

        /** There was no connection, so nothing has happened. */
        record NotSent(String why) implements Reply {}

        /** It may have arrived. */
        record Silent(String why) implements Reply {}
    }

    private Reply post(String what, Map<String, Object> asked) {
        Map<String, Object> body = new TreeMap<>(asked);
        body.put("till", till);
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/wallet/" + what))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.encode(body)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? new Reply.Answered(CanonicalJson.decode(response.body(), JsonNode.class))
                    : new Reply.Silent("status " + response.statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply.NotSent("no connection");
        } catch (IOException | UnreadableFact e) {
            return new Reply.Silent(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Silent("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
