package io.tillstream.dashboards.reorder;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposals that go to a supplier together and expire together, in order and added up by store as they come: a list of a hundred
 * thousand is neither sorted nor added up when somebody looks at it. One thread changes it, many read; while it changes, sums and
 * rows may be a moment apart.
 */
final class Pile {
    /** Most money first; money of another currency cannot be compared, so stores of a currency stand together. */
    static final Comparator<ReorderProposal> BY_LOST_MARGIN = Comparator.comparing((ReorderProposal proposal) ->
                    LostMargin.without(proposal).currency().code())
            .thenComparing(LostMargin::without, Comparator.reverseOrder())
            .thenComparing(ReorderProposal::emptyBasisPoints, Comparator.reverseOrder())
            .thenComparing(ReorderProposal::decisionId)
            .thenComparing(proposal -> proposal.store().value())
            .thenComparing(proposal -> proposal.gtin().value());

    private final Key key;
    private final StoreId store;
    private final NavigableSet<ReorderProposal> ranked = new ConcurrentSkipListSet<>(BY_LOST_MARGIN);
    private final Map<Shop, Sum> sums = new ConcurrentHashMap<>();

    /**
     * An empty one.
     *
     * @param store one of those whose proposals come here, by whose clock times of the pile are told
     */
    Pile(Key key, StoreId store) {
        this.key = key;
        this.store = store;
    }

    /**
     * What proposals of a pile have in common.
     *
     * @param delivery what is ordered together, absent where no cut-off is known
     * @param validUntil when they expire
     */
    record Key(Delivery.@Nullable Key delivery, Instant validUntil) {
        static Key of(ReorderProposal proposal) {
            return new Key(Delivery.Key.of(proposal).orElse(null), proposal.validUntil());
        }
    }

    private record Shop(StoreId store, CurrencyUnit currency) {
        static Shop of(ReorderProposal proposal) {
            return new Shop(proposal.store(), LostMargin.without(proposal).currency());
        }
    }

    private record Sum(int count, long minor) {
        Sum plus(int more, long money) {
            return new Sum(count + more, minor + money);
        }
    }

    Key key() {
        return key;
    }

    StoreId store() {
        return store;
    }

    void add(ReorderProposal proposal) {
        if (ranked.add(proposal)) {
            change(proposal, 1);
        }
    }

    /** Answers whether nothing is left. */
    boolean remove(ReorderProposal proposal) {
        if (ranked.remove(proposal)) {
            change(proposal, -1);
        }
        return ranked.isEmpty();
    }

    private void change(ReorderProposal proposal, int by) {
        sums.compute(Shop.of(proposal), (ignored, before) -> {
            Sum after = (before == null ? new Sum(0, 0) : before)
                    .plus(by, by * LostMargin.without(proposal).minor());
            return after.count() == 0 ? null : after;
        });
    }

    /** The most expensive first. */
    Stream<ReorderProposal> ranked() {
        return ranked.stream();
    }

    /** Adds up what it has of some stores. */
    void addUp(Predicate<StoreId> stores, Stake into) {
        sums.forEach((shop, sum) -> {
            if (stores.test(shop.store())) {
                into.add(sum.count(), sum.minor(), shop.currency());
            }
        });
    }
}
