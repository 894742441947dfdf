package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the books say is on the shelves, the latest of each store and item. */
@Component
class StockProjection implements Projection<StockOnHand> {
    private final JdbcTemplate jdbc;

    StockProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<StockOnHand> topic() {
        return Topics.STOCK_ON_HAND;
    }

    @Override
    public void take(List<Fact<StockOnHand>> facts) {
        Map<String, Object[]> latest = new LinkedHashMap<>();
        for (Fact<StockOnHand> fact : facts) {
            StockOnHand stock = fact.value();
            if (stock != null) {
                latest.put(
                        fact.key(),
                        new Object[] {stock.store().value(), stock.gtin().value(), CanonicalJson.text(stock)});
            }
        }
        jdbc.batchUpdate(
                "insert into stock (store, gtin, fact) values (?, ?, ?)"
                        + " on conflict (gtin, store) do update set fact = excluded.fact",
                List.copyOf(latest.values()));
    }
}
