package io.tillstream.price;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the baskets file.
 *
 * @param id its id, any text
 * @param at when it is bought
 * @param channel where; absent for a till
 * @param member who, if known
 * @param segments the member's segments; absent for none
 * @param coupons coupons presented; absent for none
 * @param allowances what is left of limited promotions; absent for nothing
 * @param lines the goods
 */
record BasketOrder(
        String id,
        Instant at,
        @Nullable Channel channel,
        @Nullable MemberId member,
        @Nullable List<String> segments,
        @Nullable List<String> coupons,
        @Nullable Map<String, Allowance> allowances,
        List<OrderLine> lines) {
    BasketOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Basket " + id + " has no lines; leave it out.");
        }
    }

    /**
     * Goods.
     *
     * @param gtin the item
     * @param quantity how much
     * @param embeddedPrice the price of all of it, where the bar code held one; such a line is not discounted
     */
    record OrderLine(Gtin gtin, Quantity quantity, @Nullable Money embeddedPrice) {
        OrderLine {
            Objects.requireNonNull(gtin, "gtin");
            Objects.requireNonNull(quantity, "quantity");
            if (quantity.amount() < 1) {
                throw new IllegalArgumentException("Item " + gtin + " has quantity " + quantity + "; 1 or more.");
            }
            if (embeddedPrice != null && embeddedPrice.isNegative()) {
                throw new IllegalArgumentException(
                        "Item " + gtin + " has an embedded price of " + embeddedPrice + "; 0 or more.");
            }
        }
    }
}
