package io.tillstream.paymentsimulator.ledger;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import io.tillstream.paymentsimulator.ledger.Entry.Kind;
import io.tillstream.paymentsimulator.ledger.Entry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the hosts know, a line of a file for every change: it survives their being killed, as a bank's books would.
 */
public final class HostLedger {
    private static final Logger LOG = LoggerFactory.getLogger(HostLedger.class);

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private HostLedger(Path file) {
        this.file = file;
    }

    /** Opens the books, or begins them. What a customer was doing at a terminal that died is closed. */
    public static HostLedger open(Path file) throws IOException {
        HostLedger ledger = new HostLedger(file);
        Files.createDirectories(
                file.toAbsolutePath().getParent() == null
                        ? file
                        : file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                ledger.read(line);
            }
        }
        for (Entry entry : List.copyOf(ledger.entries.values())) {
            if (entry.kind() == Kind.CARD && entry.isOpen()) {
                ledger.put(entry.in(State.CLOSED));
            }
        }
        return ledger;
    }

    private void read(String line) {
        try {
            Entry entry = CanonicalJson.decode(line, Entry.class);
            entries.put(entry.number(), entry);
        } catch (UnreadableFact e) {
            // The last line of a killed process; nobody was told of it.
            LOG.warn("A line of {} is cut off and left out.", file);
        }
    }

    public synchronized Optional<Entry> find(String number) {
        return Optional.ofNullable(entries.get(number));
    }

    public synchronized List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** Writes an entry down. */
    public synchronized Entry put(Entry entry) {
        try {
            Files.writeString(
                    file, CanonicalJson.text(entry) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Ledger " + file + " cannot be written", e);
        }
        entries.put(entry.number(), entry);
        return entry;
    }

    /** The entry of a number, which is made when there is none. */
    public synchronized Entry findOr(Entry fresh) {
        return find(fresh.number()).orElseGet(() -> put(fresh));
    }

    /** Changes an entry as it stands at that moment. */
    public synchronized Optional<Entry> change(String number, UnaryOperator<Entry> change) {
        return find(number).map(before -> {
            Entry after = change.apply(before);
            return after.equals(before) ? before : put(after);
        });
    }

    /** What was given back of an order. */
    public synchronized long refundedMinor(String order) {
        return entries.values().stream()
                .filter(entry -> entry.kind() == Kind.REFUND && order.equals(entry.other()))
                .mapToLong(entry -> entry.amount().minor())
                .sum();
    }

    /** What came of giving money back. */
    public sealed interface Refund {
        record Given(Entry refund) implements Refund {}

        record Refused(String reason) implements Refund {}
    }

    /** Gives back a part of what was paid; the same number once. */
    public synchronized Refund refund(Entry refund) {
        Optional<Entry> before = find(refund.number());
        if (before.isPresent()) {
            return new Refund.Given(before.get());
        }
        String order = String.valueOf(refund.other());
        Optional<Entry> paid = find(order).filter(entry -> entry.state() == State.PAID);
        if (paid.isEmpty()) {
            return new Refund.Refused("no paid order " + order);
        }
        Money amount = paid.get().amount();
        return refundedMinor(order) + refund.amount().minor() > amount.minor()
                        || !refund.amount().currency().equals(amount.currency())
                ? new Refund.Refused("more than was paid")
                : new Refund.Given(put(refund));
    }

    /** What was taken and given back for a till by one kind. */
    public synchronized Map<String, Object> totals(String till, Kind kind) {
        long taken = 0;
        long refunded = 0;
        long payments = 0;
        for (Entry entry : entries.values()) {
            if (entry.kind() == kind && entry.till().equals(till) && entry.state() == State.PAID) {
                taken += entry.amount().minor();
                refunded += refundedMinor(entry.number());
                payments++;
            }
        }
        return Map.of("takenMinor", taken, "refundedMinor", refunded, "payments", payments);
    }
}
