package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.Lease;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of campaigns is lent to tills, not spent and not given back. */
@Component
final class LentLeases implements StreamView<Lease> {
    private final Map<String, Lease> byNumber = new ConcurrentHashMap<>();

    /**
     * What tills hold of one promotion.
     *
     * @param minor money of its budget
     * @param uses of its uses in all
     * @param tills at how many tills
     */
    record Held(long minor, long uses, int tills) {}

    Held of(String promotion) {
        List<Lease> known = byNumber.values().stream()
                .filter(lease ->
                        lease.pool().promotion().filter(promotion::equals).isPresent())
                .filter(lease -> !lease.pool().isOfMember())
                .toList();
        Stream<TillId> tills = known.stream().map(Lease::till).distinct();
        return new Held(units(known, true), units(known, false), Math.toIntExact(tills.count()));
    }

    private static long units(List<Lease> leases, boolean money) {
        return leases.stream()
                .filter(lease -> lease.pool().isOfPromotionMoney() == money)
                .mapToLong(Lease::units)
                .sum();
    }

    @Override
    public Topic<Lease> topic() {
        return Topics.LEASE;
    }

    @Override
    public void apply(String key, @Nullable Lease value, Instant recordedAt) {
        if (value == null || value.units() == 0) {
            byNumber.remove(key);
        } else if (value.pool()
                .promotion()
                .filter(id -> id.startsWith(Campaigns.ID_PREFIX))
                .isPresent()) {
            byNumber.put(key, value);
        }
    }
}
