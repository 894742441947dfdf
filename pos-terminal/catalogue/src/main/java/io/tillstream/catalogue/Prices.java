package io.tillstream.catalogue;

import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price and the one that will follow it, so that a till without network changes it in time.
 *
 * @param current the price known first
 * @param next a later price whose time had not come when it arrived, or absent
 */
public record Prices(Price current, @Nullable Price next) {
    public Prices {
        Objects.requireNonNull(current, "current");
    }

    /** The one that holds at that time, or the current one before its own time. */
    public Price at(Instant now) {
        return next != null && !now.isBefore(next.effectiveFrom()) ? next : current;
    }

    /** What is known after head office told of another price. */
    Prices followedBy(Price told, Instant now) {
        return told.effectiveFrom().isAfter(now) ? new Prices(at(now), told) : new Prices(told, null);
    }
}
