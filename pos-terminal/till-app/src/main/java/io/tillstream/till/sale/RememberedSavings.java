package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.basket.SavingsRule;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.events.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promotions of one customer's basket. What was found for a basket is remembered: what a screen has shown is what is
 * paid, even where the search for the best ended at its deadline.
 */
final class RememberedSavings implements SavingsRule {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedSavings.class);

    /** A cashier does not notice it, and scans come every 300 ms at best. Nearly every basket takes less than 1 ms. */
    private static final Duration LONGEST = Duration.ofMillis(30);

    private final SavingsRule rule;
    private final Supplier<HeldParts> held;
    private @Nullable Found last;

    private record Found(Basket basket, HeldParts held, Savings savings) {}

    RememberedSavings(SavingsRule rule, Supplier<HeldParts> held) {
        this.rule = rule;
        this.held = held;
    }

    /** The promotions of a book, searched no longer than a till may take. */
    static RememberedSavings of(
            PromotionBook book,
            Function<MemberId, Set<String>> segments,
            Supplier<HeldParts> held,
            LongSupplier nanoTime) {
        return new RememberedSavings(
                new PromotionRule(
                        book,
                        () -> WorkBudget.usual().within(LONGEST.toNanos(), nanoTime),
                        new RememberedSegments(segments),
                        held),
                held);
    }

    /** A basket opened now, to the millisecond, as it is kept. */
    static Opening opening(
            PromotionBook book, Function<MemberId, Set<String>> segments, Supplier<HeldParts> held, Instant now) {
        return new Opening(now.truncatedTo(ChronoUnit.MILLIS), of(book, segments, held, System::nanoTime));
    }

    /** The book they are from; empty for a rule that has none. */
    Optional<PromotionBook> book() {
        return rule instanceof PromotionRule promotions ? Optional.of(promotions.book()) : Optional.empty();
    }

    @Override
    public synchronized Savings on(Basket basket, List<BasketLine> lines) {
        Found before = last;
        HeldParts parts = held.get();
        if (before != null && before.basket().equals(basket) && before.held().equals(parts)) {
            return before.savings();
        }
        Savings found = found(basket, lines);
        last = new Found(basket, parts, found);
        if (!found.gaveUpOn().isEmpty()) {
            LOG.info(
                    "A basket of {} lines is not proven to have the best promotions; given up on {}.",
                    lines.size(),
                    found.gaveUpOn());
        }
        return found;
    }

    /** A defect in the search must not keep a shop from selling: it sells without promotions then, and the log says so. */
    private Savings found(Basket basket, List<BasketLine> lines) {
        try {
            return rule.on(basket, lines);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A basket of {} lines is priced without promotions.", lines.size(), e);
            return PromotionRule.OFFER_ONLY.on(basket, lines);
        }
    }
}
