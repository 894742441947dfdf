package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Regions, groups and which stores are in them, as published. */
@Component
public final class ChainGroups {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition learned = lock.newCondition();
    private final Map<String, StoreGroup> groups = new TreeMap<>();
    private final Map<String, StoreGrouping> statements = new TreeMap<>();
    private final LiveEvents live;
    /** Made of the two when somebody asks, and again when they have changed. */
    private @Nullable ChainMap made;

    ChainGroups(LiveEvents live) {
        this.live = live;
    }

    public ChainMap map() {
        lock.lock();
        try {
            ChainMap known = made;
            if (known == null) {
                known = ChainMap.of(groups.values(), statements.values());
                made = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything under these keys was read back from the log; false when that took too long. */
    boolean awaits(Collection<String> keys, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!keys.stream().allMatch(key -> statements.containsKey(key) || groups.containsKey(key))) {
                if (left <= 0) {
                    return false;
                }
                left = learned.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private <V> void keep(Map<String, V> map, String key, @Nullable V value) {
        lock.lock();
        try {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
            made = null;
            learned.signalAll();
        } finally {
            lock.unlock();
        }
        live.changed(LiveEvents.Subject.SALES);
    }

    /** How they are kept up to date. */
    @Configuration(proxyBeanMethods = false)
    static class Feeds {
        @Bean
        StreamView<StoreGroup> groupFeed(ChainGroups chain) {
            return feed(Topics.GROUP, chain, chain.groups);
        }

        @Bean
        StreamView<StoreGrouping> groupingFeed(ChainGroups chain) {
            return feed(Topics.STORE_GROUPING, chain, chain.statements);
        }

        private static <V> StreamView<V> feed(Topic<V> topic, ChainGroups chain, Map<String, V> map) {
            return new StreamView<>() {
                @Override
                public Topic<V> topic() {
                    return topic;
                }

                @Override
                public void apply(String key, @Nullable V value, Instant recordedAt) {
                    chain.keep(map, key, value);
                }
            };
        }
    }
}
