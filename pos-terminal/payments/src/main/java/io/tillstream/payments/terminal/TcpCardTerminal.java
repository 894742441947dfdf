package io.tillstream.payments.terminal;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A terminal behind a socket. Each exchange has a connection of its own, so that a line that died unnoticed costs one time
 * limit and not the next payment, and an abort overtakes the payment it is for.
 */
public final class TcpCardTerminal implements CardTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(TcpCardTerminal.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final InetSocketAddress address;
    private final String saleId;
    private final Limits limits;
    private final AtomicLong services = new AtomicLong();

    /**
     * How long to wait for an answer.
     *
     * @param person where a customer has to do something
     * @param machine where none has
     */
    public record Limits(Duration person, Duration machine) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(100), Duration.ofSeconds(5));
    }

    /**
     * Speaks to {@code tcp://host:port}.
     *
     * @param saleId who asks: the till's name
     */
    public TcpCardTerminal(URI address, String saleId, Limits limits) {
        this.address = new InetSocketAddress(address.getHost(), address.getPort());
        this.saleId = saleId;
        this.limits = limits;
    }

    @Override
    public Login login() {
        return switch (exchange("Login", Map.of(), limits.machine())) {
            case Exchange.Answered(JsonNode body)
            when isSuccess(body) ->
                new Login.Ready(body.path("POISystemData").path("Name").asString("terminal"));
            case Exchange.Answered(JsonNode body) -> new Login.Refused(condition(body));
            case Exchange.NotSent(String why) -> new Login.Silent(advice(why));
            case Exchange.Silent(String why) -> new Login.Silent(advice(why));
        };
    }

    private String advice(String why) {
        return "Card terminal at " + address + " does not answer (" + why
                + "); check its power and cable, or the address in till.card-terminal.";
    }

    @Override
    public Answer pay(String reference, Money amount) {
        return switch (exchange("Payment", payment(reference, amount), limits.person())) {
            case Exchange.Answered(JsonNode body) -> answer(reference, body);
            case Exchange.NotSent(String why) -> {
                LOG.warn("Payment {} was not sent: {}", reference, advice(why));
                yield new Answer.Declined(UNREACHABLE);
            }
            case Exchange.Silent(String why) -> unclear(reference, why);
        };
    }

    @Override
    public Answer status(String reference) {
        Map<String, Object> asked = Map.of("MessageReference", Map.of("SaleTransactionID", reference));
        return switch (exchange("TransactionStatus", asked, limits.machine())) {
            case Exchange.Answered(JsonNode body) -> answer(reference, body);
            case Exchange.NotSent(String why) -> unclear(reference, why);
            case Exchange.Silent(String why) -> unclear(reference, why);
        };
    }

    private static Answer unclear(String reference, String why) {
        LOG.warn("Card payment {}: nobody knows what became of it ({}); it is asked for.", reference, why);
        return new Answer.Unclear();
    }

    @Override
    public void abort(String reference) {
        exchange("Abort", Map.of("MessageReference", Map.of("SaleTransactionID", reference)), limits.machine());
    }

    @Override
    public ReversalAnswer reverse(String reference, Money amount) {
        return exchange("Reversal", payment(reference, amount), limits.machine())
                                instanceof Exchange.Answered(JsonNode body)
                        && isSuccess(body)
                ? ReversalAnswer.ACKNOWLEDGED
                : ReversalAnswer.UNCLEAR;
    }

    @Override
    public RefundAnswer refund(String refund, String reference, Money amount) {
        Map<String, Object> asked = Map.of(
                "SaleTransactionID", refund, "OriginalTransactionID", reference, "RequestedAmount", amount.toString());
        return switch (exchange("Refund", asked, limits.person())) {
            case Exchange.Answered(JsonNode body)
            when isSuccess(body) ->
                new RefundAnswer.Refunded(body.path("POITransactionID").asString(""));
            case Exchange.Answered(JsonNode body) when isWithoutResult(body) -> new RefundAnswer.Unclear();
            case Exchange.Answered(JsonNode body) -> new RefundAnswer.Refused(condition(body));
            case Exchange.NotSent _, Exchange.Silent _ -> new RefundAnswer.Unclear();
        };
    }

    @Override
    public Totals reconcile() {
        return exchange("Reconciliation", Map.of(), limits.machine()) instanceof Exchange.Answered(JsonNode body)
                        && isSuccess(body)
                ? new Totals.Known(
                        body.path("TakenMinor").asLong(),
                        body.path("RefundedMinor").asLong(),
                        body.path("Payments").asLong())
                : new Totals.Silent();
    }

    private static Map<String, Object> payment(String reference, Money amount) {
        return Map.of("SaleTransactionID", reference, "RequestedAmount", amount.toString());
    }

    private static Answer answer(String reference, JsonNode body) {
        if (isSuccess(body)) {
            try {
                return new Answer.Approved(
                        body.path("SaleTransactionID").asString(""),
                        Money.parse(body.path("AuthorizedAmount").asString("")),
                        body.path("POITransactionID").asString(""),
                        null,
                        !body.path("OnlineFlag").asBoolean(true));
            } catch (IllegalArgumentException e) {
                return unclear(reference, "it named no amount");
            }
        }
        return switch (condition(body)) {
            case "Aborted", "Cancel" -> new Answer.Aborted();
            case "NotFound" -> new Answer.NotKnown();
            case "InProgress" -> new Answer.CustomerAsked();
            case "Busy", "UnavailableService", "DeviceOut", "" -> unclear(reference, condition(body));
            case String condition -> new Answer.Declined(condition);
        };
    }

    private static boolean isSuccess(JsonNode body) {
        return body.path("Response").path("Result").asString("").equals("Success");
    }

    private static boolean isWithoutResult(JsonNode body) {
        return condition(body).isEmpty()
                || condition(body).equals("InProgress")
                || condition(body).equals("Busy");
    }

    private static String condition(JsonNode body) {
        return body.path("Response").path("ErrorCondition").asString("");
    }

    /** What came of a request. */
    private sealed interface Exchange {
        record Answered(JsonNode body) implements Exchange {}

        /** There was no connection, so nothing has happened. */
        record NotSent(String why) implements Exchange {}

        /** It was sent, at least in part. */
        record Silent(String why) implements Exchange {}
    }

    private Exchange exchange(String category, Map<String, Object> body, Duration limit) {
        // At most ten characters, unique per terminal and till for as long as anybody could mix two up.
        String service = Long.toString(services.incrementAndGet() % 10_000_000_000L);
        Map<String, Object> header = Map.of(
                "ProtocolVersion",
                "3.0",
                "MessageClass",
                "Service",
                "MessageCategory",
                category,
                "MessageType",
                "Request",
                "ServiceID",
                service,
                "SaleID",
                saleId);
        Map<String, Object> request =
                Map.of("SaleToPOIRequest", Map.of("MessageHeader", header, category + "Request", body));
        try (Socket socket = new Socket()) {
            try {
                socket.connect(address, Math.toIntExact(CONNECTING.toMillis()));
            } catch (IOException e) {
                return new Exchange.NotSent(String.valueOf(e.getMessage()));
            }
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            Frames.write(socket.getOutputStream(), CanonicalJson.encode(request));
            return read(category, service, Frames.read(socket.getInputStream()));
        } catch (IOException e) {
            return new Exchange.Silent(String.valueOf(e.getMessage()));
        }
    }

    private static Exchange read(String category, String service, byte[] bytes) {
        try {
            JsonNode answer = CanonicalJson.decode(bytes, JsonNode.class).path("SaleToPOIResponse");
            return answer.path("MessageHeader").path("ServiceID").asString("").equals(service)
                    ? new Exchange.Answered(answer.path(category + "Response"))
                    : new Exchange.Silent("it answered another request");
        } catch (UnreadableFact e) {
            return new Exchange.Silent(String.valueOf(e.getMessage()));
        }
    }
}
