package io.tillstream.dashboards.masterdata;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What goods cost the shop, by today's price list. */
@Component
public final class Costs {
    /** A cost of weighed goods is per kilogram. */
    private static final long KILOGRAM = 1_000;

    private final Assortment assortment;
    private final Clock clock;

    Costs(Assortment assortment, Clock clock) {
        this.assortment = assortment;
        this.clock = clock;
    }

    /** Per piece or kilogram; empty where nobody knows, or a rule made it up. */
    public Optional<Money> unitCost(StoreId store, Gtin gtin) {
        return assortment
                .price(gtin, store, clock.instant())
                .filter(price -> !price.costAssumed() && price.unitCost().isPositive())
                .map(Price::unitCost);
    }

    /** What so much costs; a part of a minor unit counts as one. */
    public static Money of(Quantity quantity, Money unitCost) {
        Money whole = unitCost.times(quantity.amount());
        return quantity.unit() == Quantity.Unit.EACH
                ? whole
                : Money.ofMinor(Math.ceilDiv(whole.minor(), KILOGRAM), whole.currency());
    }
}
