package io.tillstream.topologies.lease;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.lease.LeasePool;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much promotions say there is. */
final class PromotionLimits {
    private static final Logger LOG = LoggerFactory.getLogger(PromotionLimits.class);

    private PromotionLimits() {}

    /**
     * What a promotion says of one of its limits: a state and no increment, so that a limit that is changed is changed, however
     * often it is said. Nothing where the promotion is not known or does not limit that; empty for a pool that no promotion
     * fills.
     */
    static Optional<Long> of(LeasePool pool, ReadOnlyKeyValueStore<String, byte[]> promotions) {
        return pool.promotion()
                .map(id -> read(id, promotions.get(id))
                        .map(promotion -> of(pool, promotion))
                        .orElse(0L));
    }

    private static long of(LeasePool pool, Promotion promotion) {
        Limits limits = promotion.limits();
        if (pool.isOfMember()) {
            return orNothing(limits.usesPerMember());
        }
        return pool.equals(LeasePool.ofUses(promotion.id()))
                ? orNothing(limits.totalUses())
                : Stream.ofNullable(limits.totalAmount())
                        .filter(amount -> pool.equals(LeasePool.ofMoney(promotion.id(), amount.currency())))
                        .mapToLong(Money::minor)
                        .sum();
    }

    private static long orNothing(@Nullable Long limit) {
        return limit == null ? 0 : limit;
    }

    static Optional<Promotion> read(String id, byte @Nullable [] promotion) {
        try {
            return Optional.ofNullable(promotion).map(json -> CanonicalJson.decode(json, Promotion.class));
        } catch (UnreadableFact e) {
            LOG.warn("Promotion {} cannot be read, and nothing of it is lent: {}", id, e.getMessage());
            return Optional.empty();
        }
    }
}
