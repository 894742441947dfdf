package io.tillstream.events.sale;

import io.tillstream.events.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the goods of a line belonged when they were sold, and what they had cost (ARTS: MerchandiseHierarchyGroup,
 * UnitCostPrice). Recorded by the till, so that a margin is that of the day, whatever items cost and are called later.
 *
 * @param category the item's category
 * @param unitCost what the shop paid per piece, or per kilogram of weighed goods; absent where nobody knows
 */
public record Merchandise(String category, @Nullable Money unitCost) {
    public Merchandise {
        Objects.requireNonNull(category, "category");
        if (unitCost != null && unitCost.isNegative()) {
            throw new IllegalArgumentException("Goods of " + category + " cannot have cost " + unitCost + ".");
        }
    }
}
