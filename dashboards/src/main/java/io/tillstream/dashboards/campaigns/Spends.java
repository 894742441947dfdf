package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What promotions with a limit have given so far, in each currency. */
@Component
final class Spends implements StreamView<PromotionSpend> {
    private final Map<String, Map<String, PromotionSpend>> byPromotion = new ConcurrentHashMap<>();

    /** Of one promotion; none while it has given nothing, or has no limit beyond one basket. */
    List<PromotionSpend> of(String promotion) {
        Collection<PromotionSpend> known =
                byPromotion.getOrDefault(promotion, Map.of()).values();
        return List.copyOf(known);
    }

    @Override
    public Topic<PromotionSpend> topic() {
        return Topics.PROMOTION_SPEND;
    }

    @Override
    public void apply(String key, @Nullable PromotionSpend value, Instant recordedAt) {
        if (value != null) {
            byPromotion
                    .computeIfAbsent(value.promotion(), _ -> new ConcurrentHashMap<>())
                    .put(value.given().currency().code(), value);
        }
    }
}
