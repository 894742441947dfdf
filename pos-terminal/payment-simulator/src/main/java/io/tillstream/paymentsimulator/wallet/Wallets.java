package io.tillstream.paymentsimulator.wallet;

import io.tillstream.events.Money;
import io.tillstream.paymentsimulator.ledger.Entry;
import io.tillstream.paymentsimulator.ledger.Entry.Kind;
import io.tillstream.paymentsimulator.ledger.Entry.State;
import io.tillstream.paymentsimulator.ledger.HostLedger;
import io.tillstream.paymentsimulator.terminal.Moods;
import io.tillstream.paymentsimulator.terminal.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Alipay and WeChat Pay behind one aggregator, as far as a shop sees them: orders by scanned and by shown codes, passwords,
 * payments by static codes that somebody has to claim.
 */
public final class Wallets {
    /** How long a shown code holds. */
    static final Duration CODE_HOLDS = Duration.ofMinutes(2);

    /** How long a payment by a static code waits for a sale; then it goes back by itself. */
    static final Duration ARRIVAL_WAITS = Duration.ofMinutes(15);

    /** From 1,000 of the currency on the wallets ask for a password. */
    private static final long FREE_UNITS = 1000;

    private final HostLedger ledger;
    private final PayerCodes codes;
    private final Moods moods;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();

    public Wallets(HostLedger ledger, PayerCodes codes, Moods moods, Clock clock) {
        this.ledger = ledger;
        this.codes = codes;
        this.moods = moods;
        this.clock = clock;
    }

    /** What is said to a till; empty when the answer is lost. */
    public Optional<Map<String, Object>> answer(String what, JsonNode body) throws InterruptedException {
        String till = body.path("till").asString("");
        String order = body.path("order").asString("");
        return switch (what) {
            case "login" -> Optional.of(Map.of("ready", true, "name", "Tillstream payment simulator"));
            case "pay" -> pay(till, order, amount(body), body.path("payerCode").asString(""));
            case "order" -> Optional.of(shown(till, order, amount(body)));
            case "query" -> Optional.of(query(order));
            case "cancel" -> Optional.of(cancel(order));
            case "reverse" -> Optional.of(reverse(till, order));
            case "refund" -> Optional.of(refund(till, body));
            case "arrivals" ->
                Optional.of(Map.of(
                        "arrivals", arrivals(till).stream().map(Wallets::told).toList()));
            case "claim" ->
                Optional.of(
                        claim(till, order, amount(body), body.path("arrival").asString("")));
            case "totals" -> Optional.of(ledger.totals(till, Kind.ORDER));
            case String _ -> Optional.of(Map.of("state", "FAILED", "reason", "unknown request"));
        };
    }

    private static Money amount(JsonNode body) {
        return Money.parse(body.path("amount").asString(""));
    }

    private Optional<Map<String, Object>> pay(String till, String order, Money amount, String code)
            throws InterruptedException {
        Optional<Entry> before = ledger.find(order);
        if (before.isPresent()) {
            return Optional.of(told(before.get()));
        }
        Moods.Mood mood = moods.take(till);
        if (mood.outcome() == Outcome.HALF_OPEN) {
            return Optional.empty();
        }
        return switch (codes.use(code)) {
            case PayerCodes.Use.Bad(String reason) -> {
                ledger.put(entry(order, Kind.ORDER, till, amount, State.FAILED, null, null));
                yield Optional.of(Map.of("state", "FAILED", "order", order, "reason", reason));
            }
            case PayerCodes.Use.Good(String wallet) -> pay(till, order, amount, wallet, mood);
        };
    }

    private Optional<Map<String, Object>> pay(String till, String order, Money amount, String wallet, Moods.Mood mood)
            throws InterruptedException {
        boolean password = mood.outcome() == Outcome.BY_HAND || isAboveFree(amount);
        State state = mood.outcome() == Outcome.DECLINE ? State.FAILED : password ? State.USER_PAYING : State.PAID;
        Money charged =
                mood.outcome() == Outcome.WRONG_AMOUNT ? Money.ofMinor(amount.minor() + 1, amount.currency()) : amount;
        if (mood.outcome() == Outcome.SLOW) {
            Thread.sleep(mood.delay());
        }
        Entry paid = ledger.findOr(entry(order, Kind.ORDER, till, charged, state, wallet, null));
        return mood.outcome() == Outcome.LOSE_ANSWER ? Optional.empty() : Optional.of(told(paid));
    }

    private static boolean isAboveFree(Money amount) {
        long unit = 1;
        for (int decimals = amount.currency().decimals(); decimals > 0; decimals--) {
            unit *= 10;
        }
        return amount.minor() > FREE_UNITS * unit;
    }

    private Map<String, Object> shown(String till, String order, Money amount) {
        Entry entry = ledger.findOr(entry(order, Kind.ORDER, till, amount, State.WAITING, null, null));
        return entry.state() == State.WAITING
                ? Map.of(
                        "code",
                        EmvText.of(till, order, amount, amount.currency().code()),
                        "until",
                        entry.at().plus(CODE_HOLDS).toString())
                : told(entry);
    }

    /** An order as it stands; what nobody has paid in time is closed. */
    public Optional<Entry> find(String order) {
        Instant lapsed = clock.instant().minus(CODE_HOLDS);
        return ledger.change(
                order,
                entry -> entry.kind() == Kind.ORDER
                                && entry.isOpen()
                                && entry.at().isBefore(lapsed)
                        ? entry.in(State.CLOSED)
                        : entry);
    }

    private Map<String, Object> query(String order) {
        return find(order)
                .filter(entry -> entry.kind() == Kind.ORDER)
                .map(Wallets::told)
                .orElseGet(() -> Map.of("state", "NOT_FOUND", "order", order));
    }

    private Map<String, Object> cancel(String order) {
        return ledger.change(order, entry -> entry.isOpen() ? entry.in(State.CLOSED) : entry)
                .map(Wallets::told)
                .orElseGet(() -> Map.of("state", "NOT_FOUND", "order", order));
    }

    private Map<String, Object> reverse(String till, String order) {
        Entry none = entry(order, Kind.ORDER, till, Money.parse("0.00 CNY"), State.REVERSED, null, null);
        ledger.findOr(none);
        ledger.change(order, entry -> entry.in(State.REVERSED));
        return Map.of("state", "REVERSED", "order", order);
    }

    private Map<String, Object> refund(String till, JsonNode body) {
        String order = body.path("order").asString("");
        Entry asked = entry(body.path("refund").asString(""), Kind.REFUND, till, amount(body), State.PAID, null, order);
        return switch (ledger.refund(asked)) {
            case HostLedger.Refund.Given(Entry given) ->
                Map.of("state", "REFUNDED", "transaction", given.transaction());
            case HostLedger.Refund.Refused(String reason) -> Map.of("state", "FAILED", "reason", reason);
        };
    }

    /** A person pays an order of theirs, or does not. */
    public Optional<Entry> decide(String order, String wallet, boolean pays) {
        find(order);
        return ledger.change(order, entry -> {
            if (!entry.isOpen()) {
                return entry;
            }
            String by = entry.wallet() == null ? wallet : entry.wallet();
            return pays ? entry.paidBy(by) : entry.in(State.CLOSED);
        });
    }

    /** A person pays by the code on the wall. */
    public Entry arrive(String till, String place, String wallet, Money amount) {
        return ledger.put(entry(
                "A" + clock.millis() + "-" + numbers.incrementAndGet(),
                Kind.ARRIVAL,
                till,
                amount,
                State.PAID,
                wallet,
                place));
    }

    /** What was paid by the codes on the wall and waits for its sale; what has waited too long goes back to its payer. */
    public List<Entry> arrivals(String till) {
        Instant tooLong = clock.instant().minus(ARRIVAL_WAITS);
        ledger.all().stream()
                .filter(entry -> entry.kind() == Kind.ARRIVAL && entry.state() == State.PAID)
                .filter(entry -> entry.at().isBefore(tooLong))
                .forEach(entry -> ledger.put(entry.in(State.REVERSED)));
        return ledger.all().stream()
                .filter(entry -> entry.kind() == Kind.ARRIVAL && entry.state() == State.PAID)
                .filter(entry -> entry.till().equals(till))
                .toList();
    }

    private Map<String, Object> claim(String till, String order, Money amount, String arrival) {
        Optional<Entry> before = ledger.find(order);
        if (before.isPresent()) {
            return told(before.get());
        }
        Optional<Entry> waiting = arrivals(till).stream()
                .filter(entry -> entry.number().equals(arrival))
                .findFirst();
        if (waiting.isEmpty() || !waiting.get().amount().equals(amount)) {
            ledger.put(entry(order, Kind.ORDER, till, amount, State.FAILED, null, arrival));
            return Map.of("state", "FAILED", "order", order, "reason", "no such payment");
        }
        ledger.put(waiting.get().in(State.CLAIMED));
        return told(ledger.put(
                entry(order, Kind.ORDER, till, amount, State.PAID, waiting.get().wallet(), arrival)));
    }

    private Entry entry(
            String number,
            Kind kind,
            String till,
            Money amount,
            State state,
            @Nullable String wallet,
            @Nullable String other) {
        String transaction = "W" + clock.millis() + "-" + numbers.incrementAndGet();
        return new Entry(number, kind, till, amount, state, wallet, transaction, clock.instant(), other, false);
    }

    private static Map<String, Object> told(Entry entry) {
        Map<String, Object> told = new TreeMap<>(Map.of(
                "state", entry.state().name(),
                "order", entry.number(),
                "number", entry.number(),
                "amount", entry.amount().toString(),
                "transaction", entry.transaction(),
                "at", entry.at().toString()));
        if (entry.wallet() != null) {
            told.put("wallet", entry.wallet());
        }
        if (entry.other() != null) {
            told.put("place", entry.other());
        }
        return told;
    }
}
