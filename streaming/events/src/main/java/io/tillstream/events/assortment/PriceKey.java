package io.tillstream.events.assortment;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which record of {@code fact.price.v1} one is: {@code 05000000000012|2026-12-01T06:00:00Z|s3}, without the store for the
 * whole chain, and the item's number alone in records of the time when each price replaced the one before.
 *
 * @param gtin the item
 * @param from from when the step holds; absent where the key is the item's number alone
 * @param store the only store it holds in; absent for the whole chain
 */
public record PriceKey(
        Gtin gtin, @Nullable Instant from, @Nullable StoreId store) {
    public PriceKey {
        Objects.requireNonNull(gtin, "gtin");
        if (from == null && store != null) {
            throw new IllegalArgumentException(
                    "A price of item " + gtin + " in store " + store + " has no instant; it needs one.");
        }
    }

    /** Of a step. */
    public static PriceKey of(Price step) {
        return new PriceKey(step.gtin(), step.effectiveFrom(), step.store());
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException for anything else than {@code gtin}, {@code gtin|from} or {@code gtin|from|store}
     */
    public static PriceKey parse(String key) {
        int bar = key.indexOf('|');
        if (bar < 0) {
            return new PriceKey(Gtin.of(key), null, null);
        }
        int second = key.indexOf('|', bar + 1);
        String from = key.substring(bar + 1, second < 0 ? key.length() : second);
        try {
            return new PriceKey(
                    Gtin.of(key.substring(0, bar)),
                    Instant.parse(from),
                    second < 0 ? null : StoreId.of(key.substring(second + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The price \"" + key + "\" has the instant \"" + from + "\"; it is like 2026-12-01T06:00:00Z.", e);
        }
    }

    @Override
    public String toString() {
        return gtin + (from == null ? "" : "|" + from) + (store == null ? "" : "|" + store);
    }
}
