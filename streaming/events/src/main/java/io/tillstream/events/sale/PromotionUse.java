package io.tillstream.events.sale;

import io.tillstream.events.Money;
import io.tillstream.events.lease.LeasePool;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sale gave of a promotion whose limits span baskets, or what a return gives back of it. On a return everything is
 * negative; its uses come back with the last goods of the sale only.
 *
 * @param promotion its id
 * @param uses how often it was given, as its limits count
 * @param amount what it took off in all
 * @param parts what that is of each of its limits
 */
public record PromotionUse(String promotion, long uses, Money amount, List<Part> parts) {
    /**
     * What one limit is used up by.
     *
     * @param pool the limit
     * @param units so much of it
     * @param lease of which lease; absent on a return, which gives back to nobody in particular
     */
    public record Part(LeasePool pool, long units, @Nullable String lease) {
        public Part {
            Objects.requireNonNull(pool, "pool");
        }
    }

    public PromotionUse {
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(amount, "amount");
        parts = List.copyOf(parts);
    }
}
