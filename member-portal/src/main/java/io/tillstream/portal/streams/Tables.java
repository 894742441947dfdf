package io.tillstream.portal.streams;

import io.tillstream.wire.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A projection's tables; rows and reading place change in one transaction, so nothing is taken twice or left out. */
final class Tables<V> implements Sink<V> {
    private final Projection<V> projection;
    private final Places places;
    private final TransactionTemplate transaction;

    Tables(Projection<V> projection, Places places, TransactionTemplate transaction) {
        this.projection = projection;
        this.places = places;
        this.transaction = transaction;
    }

    @Override
    public Topic<V> topic() {
        return projection.topic();
    }

    @Override
    public Map<Integer, Long> places(String log, int partitions) {
        return places.of(projection.place(), log);
    }

    @Override
    public void take(String log, List<Fact<V>> facts, Map<Integer, Long> next) {
        transaction.executeWithoutResult(status -> {
            projection.take(facts);
            places.note(projection.place(), log, next);
        });
    }
}
