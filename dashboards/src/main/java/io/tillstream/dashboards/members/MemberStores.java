package io.tillstream.dashboards.members;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where members shop: the stores of their latest baskets, forty at most, and nothing of what was in them. */
@Component
final class MemberStores implements StreamView<MemberHistory> {
    private final Map<String, Set<StoreId>> stores = new ConcurrentHashMap<>();
    /** Most members shop where many others do: one set for all of them. */
    private final Map<Set<StoreId>, Set<StoreId>> alike = new ConcurrentHashMap<>();

    @Override
    public Topic<MemberHistory> topic() {
        return Topics.MEMBER_HISTORY;
    }

    @Override
    public void apply(String key, @Nullable MemberHistory value, Instant recordedAt) {
        if (value == null) {
            stores.remove(key);
            return;
        }
        Set<StoreId> found =
                value.baskets().stream().map(MemberHistory.Basket::store).collect(Collectors.toUnmodifiableSet());
        stores.put(key, alike.computeIfAbsent(found, same -> same));
    }

    /** Whether one of their latest baskets is of one of these stores. */
    boolean isIn(MemberId member, Predicate<StoreId> wanted) {
        return stores.getOrDefault(member.value(), Set.of()).stream().anyMatch(wanted);
    }
}
