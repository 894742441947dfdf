package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.till.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prices the open basket by the promotions that were known when it was opened. Each basket is priced once and remembered:
 * what a screen has shown is what is paid, even where the search for the best promotions ended at its deadline.
 */
final class BasketPricing {
    private static final Logger LOG = LoggerFactory.getLogger(BasketPricing.class);

    /** A cashier does not notice it, and scans come every 300 ms at best. Nearly every basket takes less than 1 ms. */
    private static final Duration LONGEST = Duration.ofMillis(30);

    private final Catalogue catalogue;
    private final LongSupplier nanoTime;
    private @Nullable Opened opened;
    private @Nullable PricedBasket last;

    /** The promotions of a basket's opening. */
    private record Opened(Instant at, PromotionBook book) {}

    BasketPricing(Catalogue catalogue, LongSupplier nanoTime) {
        this.catalogue = catalogue;
        this.nanoTime = nanoTime;
    }

    /** The basket with everything computed; empty when there is nothing to pay for. */
    synchronized Optional<PricedBasket> of(Basket basket) {
        PricedBasket known = last;
        if (known != null && known.basket().equals(basket)) {
            return Optional.of(known);
        }
        if (basket.isEmpty()) {
            return Optional.empty();
        }
        Optional<PricedBasket> priced = basket.priced(new PromotionRule(bookFor(basket), this::budget));
        last = priced.orElse(null);
        priced.filter(result -> !result.isProvenOptimal())
                .ifPresent(result -> LOG.info(
                        "A basket of {} lines was not proven to have the best promotions in {} ms; given up on {}.",
                        result.lines().size(),
                        LONGEST.toMillis(),
                        result.gaveUpOn()));
        return priced;
    }

    private PromotionBook bookFor(Basket basket) {
        Opened before = opened;
        if (before == null || !before.at().equals(basket.openedAt())) {
            before = new Opened(basket.openedAt(), catalogue.promotions());
            opened = before;
        }
        return before.book();
    }

    private WorkBudget budget() {
        return WorkBudget.usual().within(LONGEST.toNanos(), nanoTime);
    }
}
