package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What each item costs, where and from when on: every record, the latest of each key. */
@Component
class PriceProjection implements Projection<Price> {
    private final JdbcTemplate jdbc;

    PriceProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Price> topic() {
        return Topics.PRICE;
    }

    @Override
    public void take(List<Fact<Price>> facts) {
        Map<String, @Nullable Price> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        latest.forEach((key, value) -> {
            if (value == null) {
                gone.add(new Object[] {key});
            } else {
                rows.add(new Object[] {key, PriceKey.parse(key).gtin().value(), CanonicalJson.text(value)});
            }
        });
        jdbc.batchUpdate("delete from price where key = ?", gone);
        jdbc.batchUpdate(
                "insert into price (key, gtin, fact) values (?, ?, ?)"
                        + " on conflict (key) do update set fact = excluded.fact",
                rows);
    }
}
