package io.tillstream.paymentsimulator.online;

import io.tillstream.events.Money;
import io.tillstream.paymentsimulator.ledger.Checkout;
import io.tillstream.paymentsimulator.ledger.Entry;
import io.tillstream.paymentsimulator.ledger.Entry.Kind;
import io.tillstream.paymentsimulator.ledger.Entry.State;
import io.tillstream.paymentsimulator.ledger.HostLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Online payments: what a merchant asks, and what a payer does on the pages. */
public final class Checkouts implements AutoCloseable {
    private static final Set<String> METHODS = Set.of("CARD", "ALIPAY", "WECHAT_PAY", "ANY_QR");

    /** Above 1,000 of the currency a kept method needs its owner's word. */
    private static final long FREE_UNITS = 1000;

    private static final long LONGEST_SECONDS = 7_200;

    private final HostLedger ledger;
    private final Tempers tempers;
    private final Notices notices;
    private final Clock clock;

    public Checkouts(HostLedger ledger, Tempers tempers, Signatures signatures, Clock clock) {
        this.ledger = ledger;
        this.tempers = tempers;
        this.notices = new Notices(signatures, clock);
        this.clock = clock;
    }

    /** What is said to a merchant; empty when the answer is lost. */
    Optional<Map<String, Object>> answer(String what, JsonNode body, String own) {
        String payment = body.path("payment").asString("");
        return switch (what) {
            case "create" -> create(payment, body, own);
            case "query" ->
                Optional.of(find(payment).map(entry -> told(entry, own)).orElseGet(() -> notFound(payment)));
            case "cancel" ->
                Optional.of(cancel(payment, Money.parse(body.path("amount").asString("")), own));
            case "refund" -> Optional.of(refund(body));
            case "forget" -> Optional.of(forget(body.path("token").asString("")));
            case String _ -> throw new IllegalArgumentException("There is no door /online/" + what + ".");
        };
    }

    private Optional<Map<String, Object>> create(String payment, JsonNode body, String own) {
        Optional<Entry> before = find(payment);
        if (before.isPresent()) {
            return Optional.of(told(before.get(), own));
        }
        Tempers.Next next = tempers.take();
        if (next.temper() == Temper.NEVER) {
            return Optional.empty();
        }
        Entry entry = ledger.findOr(fresh(payment, body, next));
        if (entry.checkout() != null && entry.checkout().token() != null && entry.isOpen() && !isAboveFree(entry)) {
            entry = take(payment, entry.checkout().token()).orElse(entry);
        }
        return next.temper() == Temper.LOSE_ANSWER ? Optional.empty() : Optional.of(told(entry, own));
    }

    private Entry fresh(String payment, JsonNode body, Tempers.Next next) {
        Money amount = Money.parse(body.path("amount").asString(""));
        String method = body.path("method").asString("");
        if (!METHODS.contains(method) || !amount.isPositive()) {
            throw new IllegalArgumentException(
                    "Payment of " + amount + " by \"" + method + "\"; more than nothing, by one of " + METHODS + ".");
        }
        String token = body.path("token").isString() ? body.path("token").asString() : null;
        boolean isKept = token == null || isGood(token);
        long seconds = Math.clamp(body.path("seconds").asLong(900), 1, LONGEST_SECONDS);
        Checkout checkout = new Checkout(
                amount,
                method,
                body.path("merchant").asString(""),
                clock.instant().plusSeconds(seconds),
                safe(body.path("returnTo").asString("")),
                safe(body.path("notices").asString("")),
                next.temper().name(),
                next.delay().toSeconds(),
                null,
                token,
                isKept ? null : "refused");
        return new Entry(
                payment,
                Kind.ONLINE,
                body.path("store").asString(Entry.ONLINE_TILL),
                amount,
                !isKept ? State.FAILED : token == null ? State.WAITING : State.USER_PAYING,
                method.equals("ANY_QR") ? null : method,
                "O-" + UUID.randomUUID(),
                clock.instant(),
                null,
                false,
                checkout);
    }

    private static String safe(String address) {
        URI uri = URI.create(address);
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("\"" + address + "\" is no page; give an http or https address.");
        }
        return address;
    }

    private static boolean isAboveFree(Entry entry) {
        long unit = 1;
        for (int decimals = entry.amount().currency().decimals(); decimals > 0; decimals--) {
            unit *= 10;
        }
        return entry.amount().minor() > FREE_UNITS * unit;
    }

    private boolean isGood(String token) {
        return ledger.find(token)
                .filter(entry -> entry.kind() == Kind.AGREEMENT && entry.state() == State.PAID)
                .isPresent();
    }

    /** A payment as it stands by now: unpaid too long it is closed, and a late one is taken whatever it is. */
    public Optional<Entry> find(String payment) {
        Instant now = clock.instant();
        return ledger.find(payment)
                .filter(entry -> entry.kind() == Kind.ONLINE)
                .flatMap(known -> ledger.change(payment, entry -> {
                    Checkout checkout = entry.checkout();
                    if (checkout == null || entry.state() == State.PAID || entry.state() == State.REVERSED) {
                        return entry;
                    }
                    if (checkout.lateAt() != null) {
                        return now.isBefore(checkout.lateAt()) ? entry : entry.paidBy(entry.wallet());
                    }
                    return entry.isOpen() && now.isAfter(checkout.until()) ? entry.in(State.CLOSED) : entry;
                }));
    }

    private Map<String, Object> cancel(String payment, Money amount, String own) {
        Entry none = new Entry(
                payment,
                Kind.ONLINE,
                Entry.ONLINE_TILL,
                amount,
                State.CLOSED,
                null,
                "O-" + UUID.randomUUID(),
                clock.instant(),
                null,
                false);
        ledger.findOr(none);
        find(payment);
        return told(
                ledger.change(payment, entry -> entry.isOpen() ? entry.in(State.CLOSED) : entry)
                        .orElseThrow(),
                own);
    }

    private Map<String, Object> refund(JsonNode body) {
        String payment = body.path("payment").asString("");
        Entry asked = new Entry(
                body.path("refund").asString(""),
                Kind.REFUND,
                Entry.ONLINE_TILL,
                Money.parse(body.path("amount").asString("")),
                State.PAID,
                null,
                "O-" + UUID.randomUUID(),
                clock.instant(),
                payment,
                false);
        find(payment);
        return switch (ledger.refund(asked)) {
            case HostLedger.Refund.Given(Entry given) ->
                given.amount().equals(asked.amount()) && payment.equals(given.other())
                        ? Map.of("state", "REFUNDED", "refund", given.number())
                        : Map.of("state", "REFUSED", "reason", "that number was another refund's");
            case HostLedger.Refund.Refused(String reason) -> Map.of("state", "REFUSED", "reason", reason);
        };
    }

    private Map<String, Object> forget(String token) {
        ledger.find(token)
                .filter(entry -> entry.kind() == Kind.AGREEMENT)
                .ifPresent(entry -> ledger.put(entry.in(State.CLOSED)));
        return Map.of("state", "FORGOTTEN");
    }

    /** The payer does not pay. */
    public void abort(String payment) {
        find(payment);
        ledger.change(payment, entry -> entry.isOpen() ? entry.in(State.CLOSED) : entry)
                .ifPresent(entry -> notices.tell(entry, Duration.ZERO));
    }

    /** The payer of a code for every wallet chooses one, and is asked again whether that is right. */
    public void choose(String payment, String wallet) {
        find(payment);
        ledger.change(payment, entry -> {
            if (entry.state() != State.WAITING || (!wallet.equals("ALIPAY") && !wallet.equals("WECHAT_PAY"))) {
                return entry;
            }
            return new Entry(
                    entry.number(),
                    entry.kind(),
                    entry.till(),
                    entry.amount(),
                    State.USER_PAYING,
                    wallet,
                    entry.transaction(),
                    entry.at(),
                    entry.other(),
                    entry.offline(),
                    entry.checkout());
        });
    }

    /**
     * The payer types a card.
     *
     * @return whether it can be a card at all
     */
    public boolean pay(String payment, String number, boolean keep) {
        Optional<TestCard> card = TestCard.of(number);
        if (card.isEmpty()) {
            return false;
        }
        TestCard typed = card.get();
        String token = keep ? agreement("CARD", typed.brand(), typed.lastFour()) : null;
        switch (typed.outcome()) {
            case APPROVED -> take(payment, token);
            case DECLINED -> fail(payment, "refused");
            case INSUFFICIENT -> fail(payment, "insufficient");
            case ASKS -> {
                find(payment);
                ledger.change(payment, entry -> {
                    if (entry.state() != State.WAITING) {
                        return entry;
                    }
                    Checkout checkout = entry.checkout();
                    Entry asked = entry.in(State.USER_PAYING);
                    return token == null || checkout == null ? asked : asked.with(checkout.by(token));
                });
            }
        }
        return true;
    }

    /** The payer says yes: in a wallet, or to the bank that has asked. */
    public void confirm(String payment, boolean keep) {
        Optional<Entry> entry = find(payment);
        if (entry.isPresent() && entry.get().isOpen()) {
            String wallet = entry.get().wallet();
            take(
                    payment,
                    keep && wallet != null && !wallet.equals("CARD")
                            ? agreement(wallet, wallet, lastFourOf(payment))
                            : null);
        }
    }

    /** A wallet has no number; its payer is known by the last digits of the payer's own. Here they are made up of the payment's. */
    private static String lastFourOf(String payment) {
        return "%04d".formatted(Math.floorMod(payment.hashCode(), 10_000));
    }

    private String agreement(String method, String brand, String lastFour) {
        String token = "tok_" + UUID.randomUUID().toString().replace("-", "");
        ledger.put(new Entry(
                token,
                Kind.AGREEMENT,
                Entry.ONLINE_TILL,
                Money.parse("0.00 CNY"),
                State.PAID,
                method,
                brand,
                clock.instant(),
                lastFour,
                false));
        return token;
    }

    private Optional<Entry> take(String payment, @Nullable String token) {
        find(payment);
        Optional<Entry> taken = ledger.change(payment, entry -> taken(entry, token));
        taken.ifPresent(entry -> {
            Checkout checkout = entry.checkout();
            if (checkout != null && checkout.lateAt() != null) {
                notices.tell(entry.in(State.PAID), Duration.ofSeconds(checkout.lateSeconds()));
            } else {
                notices.tell(entry, Duration.ZERO);
            }
        });
        return taken;
    }

    private Entry taken(Entry entry, @Nullable String token) {
        Checkout checkout = entry.checkout();
        if (!entry.isOpen() || checkout == null || checkout.lateAt() != null) {
            return entry;
        }
        Entry kept = token == null ? entry : entry.with(checkout.by(token));
        Checkout after = kept.checkout() == null ? checkout : kept.checkout();
        return switch (Temper.valueOf(checkout.mood())) {
            case DECLINE -> kept.in(State.FAILED).with(after.because("refused"));
            case LATE -> kept.with(after.lateAt(clock.instant().plusSeconds(checkout.lateSeconds())));
            case WRONG_AMOUNT ->
                kept.of(Money.ofMinor(entry.amount().minor() + 1, entry.amount().currency()))
                        .paidBy(entry.wallet());
            case APPROVE, LOSE_ANSWER, NEVER, SILENT, DOUBLE, OUT_OF_ORDER -> kept.paidBy(entry.wallet());
        };
    }

    private void fail(String payment, String reason) {
        find(payment);
        ledger.change(payment, entry -> {
                    Checkout checkout = entry.checkout();
                    return entry.isOpen() && checkout != null
                            ? entry.in(State.FAILED).with(checkout.because(reason))
                            : entry;
                })
                .ifPresent(entry -> notices.tell(entry, Duration.ZERO));
    }

    private static Map<String, Object> notFound(String payment) {
        return Map.of("payment", payment, "state", "NOT_FOUND");
    }

    private Map<String, Object> told(Entry entry, String own) {
        String page = own + "/checkout?payment=" + entry.number();
        Map<String, Object> told = new TreeMap<>(Map.of(
                "payment", entry.number(),
                "state", entry.isOpen() ? State.WAITING.name() : entry.state().name(),
                "amount", entry.amount(),
                "refundedMinor", ledger.refundedMinor(entry.number())));
        Checkout checkout = entry.checkout();
        if (checkout == null) {
            return told;
        }
        if (entry.isOpen()) {
            told.put("page", page);
            if (checkout.method().equals("ANY_QR")) {
                told.put("qr", page);
            }
        }
        if (checkout.reason() != null) {
            told.put("reason", checkout.reason());
        }
        if (checkout.token() != null && entry.state() == State.PAID) {
            ledger.find(checkout.token())
                    .filter(agreement -> agreement.state() == State.PAID)
                    .ifPresent(agreement -> told.put(
                            "agreement",
                            Map.of(
                                    "token", agreement.number(),
                                    "brand", agreement.transaction(),
                                    "lastFour", String.valueOf(agreement.other()))));
        }
        return told;
    }

    @Override
    public void close() {
        notices.close();
    }
}
