package io.tillstream.streaming.query;

import io.tillstream.events.assortment.Limits;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.topologies.lease.PoolStanding;
import java.util.List;
import java.util.Objects;

/**
 * How a promotion stands: what it may give, has given and has lent to tills.
 *
 * @param promotion its id
 * @param limits what its definition says now
 * @param given what sales gave, per currency
 * @param pools its limits on the whole chain, with who holds the parts that are lent
 */
record PromotionStanding(String promotion, Limits limits, List<PromotionSpend> given, List<PoolStanding> pools) {
    PromotionStanding {
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(limits, "limits");
        given = List.copyOf(given);
        pools = List.copyOf(pools);
    }
}
