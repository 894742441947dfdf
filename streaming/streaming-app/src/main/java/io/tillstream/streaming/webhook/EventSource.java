package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topic;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one kind are made of.
 *
 * @param topic whose records
 * @param stores which stores a value is about; null where the kind knows no stores
 * @param holds whether a value is such an event
 * @param onlyBeginnings whether a key is told of when this begins to hold, and again only after it has ceased to
 * @param shown a value as it is told; null when as it is
 */
record EventSource<V>(
        Topic<V> topic,
        @Nullable Function<V, List<StoreId>> stores,
        Predicate<V> holds,
        boolean onlyBeginnings,
        @Nullable UnaryOperator<V> shown) {
    /** Every value is an event. */
    static <V> EventSource<V> each(Topic<V> topic) {
        return new EventSource<>(topic, null, value -> true, false, null);
    }

    EventSource<V> of(Function<V, List<StoreId>> about) {
        return new EventSource<>(topic, about, holds, onlyBeginnings, shown);
    }

    /** Those values alone. */
    EventSource<V> when(Predicate<V> only) {
        return new EventSource<>(topic, stores, only, onlyBeginnings, shown);
    }

    /** The first such value of a key alone. */
    EventSource<V> whenItBegins(Predicate<V> only) {
        return new EventSource<>(topic, stores, only, true, shown);
    }

    EventSource<V> showing(UnaryOperator<V> part) {
        return new EventSource<>(topic, stores, holds, onlyBeginnings, part);
    }

    /**
     * A value as it was read.
     *
     * @param holds whether it is such an event
     * @param stores which stores it is about
     * @param data its bytes as they are told
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reading(boolean holds, List<StoreId> stores, byte[] data) {}

    /**
     * Looks at a value.
     *
     * @throws io.tillstream.encoding.UnreadableFact when it is none of the topic's
     */
    Reading read(byte[] bytes) {
        V value = CanonicalJson.decode(bytes, topic.value());
        return new Reading(
                holds.test(value),
                stores == null ? List.of() : stores.apply(value),
                shown == null ? bytes : CanonicalJson.encode(shown.apply(value)));
    }
}
