package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores, the latest of each. */
@Component
class StoreProjection implements Projection<Store> {
    private final JdbcTemplate jdbc;

    StoreProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Store> topic() {
        return Topics.STORE;
    }

    @Override
    public void take(List<Fact<Store>> facts) {
        for (Fact<Store> fact : facts) {
            if (fact.value() == null) {
                jdbc.update("delete from store where store = ?", fact.key());
            } else {
                jdbc.update(
                        "insert into store (store, fact) values (?, ?)"
                                + " on conflict (store) do update set fact = excluded.fact",
                        fact.key(),
                        CanonicalJson.text(fact.value()));
            }
        }
    }
}
