package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.reorder.Choice;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted for one store, of one supplier, for one delivery, and is not sent yet. Nothing of it is kept: it is what the
 * choices are just now.
 *
 * @param key of whom, for where and when
 * @param lines the choices, each item once, at most {@value #MOST_LINES}; the rest makes the next draft once these are sent
 * @param waiting how many more there are
 */
record Draft(Key key, List<Choice> lines, int waiting) {
    /** As many as an order can have. */
    static final int MOST_LINES = 500;

    private static final int DIGITS = 8;

    Draft {
        lines = List.copyOf(lines);
    }

    /**
     * What one order is about.
     *
     * @param store where the goods go
     * @param supplier its code; absent where nobody has said who delivers, so that it cannot be sent
     * @param day the delivery
     */
    record Key(StoreId store, @Nullable String supplier, LocalDate day) {}

    /** All drafts that choices make, those with the soonest cut-off first. */
    static List<Draft> of(List<Choice> toBeOrdered) {
        Map<Key, List<Choice>> byKey = toBeOrdered.stream()
                .collect(Collectors.groupingBy(
                        choice -> new Key(choice.store(), choice.supplier(), choice.nextDelivery())));
        return byKey.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Draft draft) -> draft.soonest() == null ? Instant.MAX : draft.soonest())
                        .thenComparing(draft -> draft.key().day())
                        .thenComparing(draft -> draft.key().store().value())
                        .thenComparing(Draft::number))
                .toList();
    }

    private static Draft of(Key key, List<Choice> choices) {
        Map<Gtin, Choice> latest = new HashMap<>();
        choices.forEach(choice -> latest.put(choice.gtin(), choice));
        List<Choice> each = choices.stream()
                .filter(choice -> choice.equals(latest.get(choice.gtin())))
                .toList();
        List<Choice> lines = each.subList(0, Math.min(MOST_LINES, each.size()));
        return new Draft(key, lines, each.size() - lines.size());
    }

    /** From when on it is too late, absent where no cut-off is known. */
    @Nullable
    Instant soonest() {
        Instant soonest = null;
        for (Choice line : lines) {
            Instant until = line.orderUntil();
            if (until != null && (soonest == null || until.isBefore(soonest))) {
                soonest = until;
            }
        }
        return soonest;
    }

    /**
     * The order's number: the day, and what is ordered in short. The same lines have the same number, so a second click or a
     * second try sends nothing twice; other lines have another.
     */
    public String number() {
        String said = lines.stream()
                .map(line -> line.decisionId() + " " + line.gtin() + " " + line.ordered())
                .sorted()
                .collect(Collectors.joining("\n", key + "\n", ""));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return DateTimeFormatter.BASIC_ISO_DATE.format(key.day()) + "-"
                    + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
        }
    }
}
