package io.tillstream.paymentsimulator.terminal;

import io.tillstream.events.Money;
import io.tillstream.paymentsimulator.ledger.Entry;
import io.tillstream.paymentsimulator.ledger.Entry.Kind;
import io.tillstream.paymentsimulator.ledger.Entry.State;
import io.tillstream.paymentsimulator.ledger.HostLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** One card terminal for every till that asks; each has its own moods. It reads no card and keeps no number of one. */
public final class Terminal {
    private static final Duration A_CUSTOMER = Duration.ofSeconds(90);

    private final HostLedger ledger;
    private final Moods moods;
    private final Counter counter;
    private final Clock clock;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> tills = ConcurrentHashMap.newKeySet();

    public Terminal(HostLedger ledger, Moods moods, Counter counter, Clock clock) {
        this.ledger = ledger;
        this.moods = moods;
        this.counter = counter;
        this.clock = clock;
    }

    /** Who has asked for anything so far. */
    public Set<String> tills() {
        return Set.copyOf(tills);
    }

    /** Whether nothing is said to a request although the line stays open. */
    boolean keepsSilent(JsonNode request) {
        return silent.contains(service(request));
    }

    private static String service(JsonNode request) {
        JsonNode header = request.path("MessageHeader");
        return header.path("SaleID").asString("") + "#"
                + header.path("ServiceID").asString("");
    }

    /** What is said to a request; empty when the answer is lost. */
    Optional<Map<String, Object>> answer(JsonNode request) throws InterruptedException {
        JsonNode header = request.path("MessageHeader");
        String category = header.path("MessageCategory").asString("");
        String till = header.path("SaleID").asString("");
        if (till.isEmpty()) {
            return Optional.of(response(header, "Login", failure("MessageFormat")));
        }
        tills.add(till);
        JsonNode body = request.path(category + "Request");
        Optional<Map<String, Object>> said = switch (category) {
            case "Login" ->
                Optional.of(with(success(), "POISystemData", Map.of("Name", "Tillstream payment simulator")));
            case "Payment" -> pay(till, body, service(request));
            case "TransactionStatus" ->
                Optional.of(status(
                        body.path("MessageReference").path("SaleTransactionID").asString("")));
            case "Abort" -> {
                counter.decide(
                        body.path("MessageReference").path("SaleTransactionID").asString(""), Counter.Decision.GIVE_UP);
                yield Optional.of(success());
            }
            case "Reversal" -> Optional.of(reverse(till, body));
            case "Refund" -> Optional.of(refund(till, body));
            case "Reconciliation" -> Optional.of(reconciliation(till));
            case String _ -> Optional.of(failure("MessageFormat"));
        };
        return said.map(answer -> response(header, category, answer));
    }

    private Optional<Map<String, Object>> pay(String till, JsonNode body, String service) throws InterruptedException {
        Entry entry = ledger.findOr(entry(till, body, Kind.CARD, State.WAITING));
        if (!entry.isOpen()) {
            return Optional.of(said(entry));
        }
        Moods.Mood mood = moods.take(till);
        return switch (mood.outcome()) {
            case APPROVE -> Optional.of(said(settled(entry.number(), Counter.Decision.PAY)));
            case DECLINE -> Optional.of(said(settled(entry.number(), Counter.Decision.REFUSE)));
            case SLOW ->
                Optional.of(said(
                        settled(entry.number(), counter.await(entry.number(), mood.delay(), Counter.Decision.PAY))));
            case BY_HAND ->
                Optional.of(said(
                        settled(entry.number(), counter.await(entry.number(), A_CUSTOMER, Counter.Decision.GIVE_UP))));
            case LOSE_ANSWER -> {
                settled(entry.number(), Counter.Decision.PAY);
                yield Optional.empty();
            }
            case HALF_OPEN -> {
                silent.add(service);
                yield Optional.empty();
            }
            case WRONG_AMOUNT -> {
                Money asked = entry.amount();
                ledger.change(entry.number(), open -> open.of(Money.ofMinor(asked.minor() + 1, asked.currency())));
                yield Optional.of(said(settled(entry.number(), Counter.Decision.PAY)));
            }
            case OFFLINE -> {
                ledger.change(entry.number(), Entry::approvedOffline);
                yield Optional.of(said(settled(entry.number(), Counter.Decision.PAY)));
            }
        };
    }

    /** What was reversed meanwhile stays so. */
    private Entry settled(String number, Counter.Decision decision) {
        return ledger.change(
                        number,
                        open -> open.isOpen()
                                ? open.in(
                                        switch (decision) {
                                            case PAY -> State.PAID;
                                            case REFUSE -> State.FAILED;
                                            case GIVE_UP -> State.CLOSED;
                                        })
                                : open)
                .orElseThrow();
    }

    private Map<String, Object> status(String number) {
        return ledger.find(number)
                .filter(entry -> entry.kind() == Kind.CARD)
                .map(this::said)
                .orElseGet(() -> failure("NotFound"));
    }

    private Map<String, Object> said(Entry entry) {
        return switch (entry.state()) {
            case PAID -> {
                Map<String, Object> paid = new TreeMap<>(success());
                paid.put("SaleTransactionID", entry.number());
                paid.put("POITransactionID", entry.transaction());
                paid.put("AuthorizedAmount", entry.amount().toString());
                paid.put("OnlineFlag", !entry.offline());
                yield paid;
            }
            case WAITING, USER_PAYING -> failure("InProgress");
            case CLOSED -> failure("Aborted");
            case FAILED, REVERSED, CLAIMED -> failure("Refusal");
        };
    }

    private Map<String, Object> reverse(String till, JsonNode body) {
        Entry entry = ledger.findOr(entry(till, body, Kind.CARD, State.REVERSED));
        counter.decide(entry.number(), Counter.Decision.GIVE_UP);
        ledger.change(entry.number(), open -> open.in(State.REVERSED));
        return success();
    }

    private Map<String, Object> refund(String till, JsonNode body) {
        Entry asked = entry(till, body, Kind.REFUND, State.PAID);
        Entry refund = new Entry(
                asked.number(),
                Kind.REFUND,
                till,
                asked.amount(),
                State.PAID,
                null,
                asked.transaction(),
                asked.at(),
                body.path("OriginalTransactionID").asString(""),
                false);
        return switch (ledger.refund(refund)) {
            case HostLedger.Refund.Given(Entry given) -> with(success(), "POITransactionID", given.transaction());
            case HostLedger.Refund.Refused _ -> failure("Refusal");
        };
    }

    private Map<String, Object> reconciliation(String till) {
        Map<String, Object> totals = ledger.totals(till, Kind.CARD);
        Map<String, Object> said = new TreeMap<>(success());
        totals.forEach((name, value) -> said.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), value));
        return said;
    }

    private Entry entry(String till, JsonNode body, Kind kind, State state) {
        String number = body.path("SaleTransactionID").asString("");
        return new Entry(
                number,
                kind,
                till,
                Money.parse(body.path("RequestedAmount").asString("")),
                state,
                null,
                "T" + Integer.toUnsignedString(number.hashCode(), 36) + "-" + clock.millis(),
                clock.instant(),
                null,
                false);
    }

    private static Map<String, Object> response(JsonNode header, String category, Map<String, Object> body) {
        Map<String, Object> answered = new TreeMap<>(Map.of(
                "ProtocolVersion",
                "3.0",
                "MessageClass",
                "Service",
                "MessageCategory",
                category,
                "MessageType",
                "Response",
                "ServiceID",
                header.path("ServiceID").asString(""),
                "SaleID",
                header.path("SaleID").asString("")));
        return Map.of("MessageHeader", answered, category + "Response", body);
    }

    private static Map<String, Object> success() {
        return Map.of("Response", Map.of("Result", "Success"));
    }

    private static Map<String, Object> failure(String condition) {
        return Map.of("Response", Map.of("Result", "Failure", "ErrorCondition", condition));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new TreeMap<>(body);
        more.put(name, value);
        return more;
    }
}
