package io.tillstream.events.assortment;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * What an item costs in the whole chain. Topic {@code fact.price.v1}, key: the GTIN, compacted.
 *
 * @param gtin the item
 * @param unitPrice per piece, or per kilogram for weighed goods; not negative
 * @param unitCost what the shop pays for it
 * @param costAssumed true when no cost is known and a written rule made it up
 * @param effectiveFrom from when
 */
public record Price(Gtin gtin, Money unitPrice, Money unitCost, boolean costAssumed, Instant effectiveFrom) {
    public Price {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        if (unitPrice.isNegative() || unitCost.isNegative()) {
            throw new IllegalArgumentException("Item " + gtin + " has price " + unitPrice + " and cost " + unitCost
                    + "; neither may be negative.");
        }
    }
}
