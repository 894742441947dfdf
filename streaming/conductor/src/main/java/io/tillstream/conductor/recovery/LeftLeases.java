package io.tillstream.conductor.recovery;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.journal.JournalSalvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts of gift cards and points that a dead till was lent and never gave back. Which there are says its file; what it spent of
 * them, its journals: the payments that stand in sales.
 */
public final class LeftLeases {
    private static final String FILE = "leases.json";

    /** What a payment was spent of, by its number. */
    private final Map<String, String> leases = new HashMap<>();

    private final Set<String> inSales = new HashSet<>();

    /** Brings one of them to an end at head office. */
    @FunctionalInterface
    public interface Ending {
        /**
         * Ends a lease.
         *
         * @param attempts the payments that spent of it
         * @throws IOException when head office does not take it, with its reason
         */
        void end(String lease, LeasePool pool, List<String> attempts) throws IOException, InterruptedException;
    }

    private record Kept(List<Held> leases) {}

    private record Held(String lease, LeasePool pool) {}

    /**
     * Ends every lease of a till all of whose records head office has; before that nobody knows what was spent.
     *
     * @return how many there were
     */
    public static int end(DeadTill till, Ending ending) throws IOException, InterruptedException {
        List<Held> held = held(till.data().resolve(FILE));
        if (!held.isEmpty()) {
            LeftLeases payments = new LeftLeases();
            for (Path journal : till.journals()) {
                JournalSalvage.of(journal, payments::add);
            }
            for (Held lease : held) {
                ending.end(lease.lease(), lease.pool(), payments.spentOf(lease.lease()));
            }
        }
        return held.size();
    }

    /** How many there are, as far as the disk tells. */
    public static int count(DeadTill till) {
        return held(till.data().resolve(FILE)).size();
    }

    private static List<Held> held(Path file) {
        try {
            return Files.exists(file)
                    ? CanonicalJson.decode(Files.readAllBytes(file), Kept.class).leases()
                    : List.of();
        } catch (IOException | UnreadableFact e) {
            // Head office shows who holds what; a disk that lost this file still has its journal.
            return List.of();
        }
    }

    private void add(JournalRecord record) {
        switch (record.fact()) {
            case PaymentAttempted attempt -> {
                if (attempt.grant() != null) {
                    leases.put(attempt.attempt(), attempt.grant());
                }
            }
            case Sale sale ->
                sale.tenders().stream()
                        .map(Tender::attempt)
                        .filter(Objects::nonNull)
                        .forEach(inSales::add);
            default -> {}
        }
    }

    private List<String> spentOf(String lease) {
        Set<String> attempts = new TreeSet<>();
        leases.forEach((attempt, of) -> {
            if (of.equals(lease) && inSales.contains(attempt)) {
                attempts.add(attempt);
            }
        });
        return List.copyOf(attempts);
    }
}
