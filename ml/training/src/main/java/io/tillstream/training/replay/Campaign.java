package io.tillstream.training.replay;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.checkout.replay.PastBasket;
import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Promotions to be tried on baskets of the past. They travel as text, for each machine makes its own index of them.
 *
 * @param promotions each as canonical JSON
 */
public record Campaign(List<String> promotions) implements Serializable {
    /** Nobody knows in which order tills would have used a limit up, so each basket finds it untouched. */
    private static final Allowance UNTOUCHED = new Allowance(0, Long.MAX_VALUE, Long.MAX_VALUE);

    public Campaign {
        promotions = List.copyOf(promotions);
    }

    /** Of promotions at hand. */
    public static Campaign of(List<Promotion> promotions) {
        return new Campaign(promotions.stream().map(CanonicalJson::text).toList());
    }

    /** Reads a file of the form that {@code price} reads, one promotion a line. */
    public static Campaign read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Complaint(
                    "File " + file,
                    "it cannot be read",
                    "every line is a promotion in UTF-8 (docs/reference/promotions.md)",
                    "check its name and rights");
        }
        List<Promotion> promotions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    promotions.add(CanonicalJson.decode(lines.get(i), Promotion.class));
                } catch (UnreadableFact e) {
                    throw new Complaint(
                            "File " + file + ", line " + (i + 1),
                            "it is no promotion: " + e.reason(),
                            "every line is one (docs/reference/promotions.md)",
                            "correct it and start again");
                }
            }
        }
        if (promotions.isEmpty()) {
            throw new Complaint(
                    "File " + file,
                    "it holds no promotion",
                    "every line is one (docs/reference/promotions.md)",
                    "write at least one into it");
        }
        try {
            PromotionBook.of(promotions);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "File " + file, String.valueOf(e.getMessage()), "each id is there once", "give one another id");
        }
        return of(promotions);
    }

    PromotionBook book() {
        return PromotionBook.of(decoded());
    }

    private List<Promotion> decoded() {
        return promotions.stream()
                .map(text -> CanonicalJson.decode(text, Promotion.class))
                .toList();
    }

    /** When each is on, in the order of the file. */
    List<Period> periods() {
        return decoded().stream()
                .map(promotion -> new Period(
                        promotion.id(),
                        promotion.eligibility().from(),
                        promotion.eligibility().until(),
                        promotion.active()))
                .toList();
    }

    /**
     * When a promotion is on.
     *
     * @param promotion its id
     * @param from first instant
     * @param until first instant after
     * @param active false when it is paused and never on
     */
    record Period(String promotion, Instant from, Instant until, boolean active) {
        boolean holds(Instant at) {
            return active && !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** Those whose limits span baskets: what is said of them is the most they could have cost. */
    List<String> limited() {
        return book().limited().stream().map(Promotion::id).toList();
    }

    /** Prices the sales of one part of an archive, given as its lines. */
    Tally ofRecords(Iterator<String> records) {
        PromotionBook book = book();
        Map<String, Allowance> allowances =
                book.limited().stream().collect(Collectors.toMap(Promotion::id, promotion -> UNTOUCHED));
        Tally.Counter counter = new Tally.Counter(periods());
        long begun = threads().getCurrentThreadCpuTime();
        while (records.hasNext()) {
            if (CanonicalJson.decode(records.next(), JournalRecord.class).fact() instanceof Sale sale) {
                PastBasket.LeftOut reason = PastBasket.leavesOut(sale);
                if (reason == null) {
                    price(PastBasket.of(sale, allowances), book, counter);
                } else {
                    counter.leaveOut(reason);
                }
            }
        }
        return counter.tally(threads().getCurrentThreadCpuTime() - begun);
    }

    /** Prices baskets of one part, in this thread. */
    public Tally of(Iterator<PastBasket> baskets) {
        PromotionBook book = book();
        Tally.Counter counter = new Tally.Counter(periods());
        long begun = threads().getCurrentThreadCpuTime();
        while (baskets.hasNext()) {
            price(baskets.next(), book, counter);
        }
        return counter.tally(threads().getCurrentThreadCpuTime() - begun);
    }

    private static void price(PastBasket basket, PromotionBook book, Tally.Counter counter) {
        Savings savings = book.savingsOn(basket.purchase());
        counter.count(basket, savings);
    }

    private static ThreadMXBean threads() {
        return ManagementFactory.getThreadMXBean();
    }
}
