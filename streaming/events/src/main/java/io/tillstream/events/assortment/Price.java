package io.tillstream.events.assortment;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price step: what an item costs from an instant on, until another step begins. Topic {@code fact.price.v1}, key: a
 * {@link PriceKey}, compacted. {@link ItemPrices} says which step holds where.
 *
 * @param gtin the item
 * @param unitPrice per piece, or per kilogram for weighed goods; not negative
 * @param unitCost what the shop pays for it
 * @param costAssumed true when no cost is known and a written rule made it up
 * @param effectiveFrom from when
 * @param store the only store in which it holds; absent for the whole chain
 */
public record Price(
        Gtin gtin,
        Money unitPrice,
        Money unitCost,
        boolean costAssumed,
        Instant effectiveFrom,
        @Nullable StoreId store) {
    public Price {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        if (unitPrice.isNegative() || unitCost.isNegative()) {
            throw new IllegalArgumentException("Item " + gtin + " has price " + unitPrice + " and cost " + unitCost
                    + "; neither may be negative.");
        }
    }

    /** A step of the whole chain. */
    public Price(Gtin gtin, Money unitPrice, Money unitCost, boolean costAssumed, Instant effectiveFrom) {
        this(gtin, unitPrice, unitCost, costAssumed, effectiveFrom, null);
    }

    /** The same in one store alone. */
    public Price in(StoreId only) {
        return new Price(gtin, unitPrice, unitCost, costAssumed, effectiveFrom, only);
    }

    /** Whether it is meant for a store; one of the whole chain is for each. */
    boolean isFor(@Nullable StoreId where) {
        return store == null || store.equals(where);
    }
}
