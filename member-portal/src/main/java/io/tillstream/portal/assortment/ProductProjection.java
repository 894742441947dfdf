package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Product;
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

/** Products, the latest of each. */
@Component
class ProductProjection implements Projection<Product> {
    private final JdbcTemplate jdbc;

    ProductProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Product> topic() {
        return Topics.PRODUCT;
    }

    @Override
    public void take(List<Fact<Product>> facts) {
        Map<String, @Nullable Product> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.put(fact.key(), fact.value()));
        List<Object[]> rows = new ArrayList<>();
        latest.forEach((gtin, product) -> {
            if (product == null) {
                jdbc.update("delete from product where gtin = ?", gtin);
            } else {
                rows.add(new Object[] {
                    gtin,
                    product.name().en(),
                    product.name().zhTw(),
                    product.name().zhCn(),
                    product.unit().name(),
                    CanonicalJson.text(product),
                    product.category()
                });
            }
        });
        jdbc.batchUpdate("""
                insert into product (gtin, name_en, name_zh_tw, name_zh_cn, unit, fact, category)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (gtin) do update set name_en = excluded.name_en, name_zh_tw = excluded.name_zh_tw,
                    name_zh_cn = excluded.name_zh_cn, unit = excluded.unit, fact = excluded.fact,
                    category = excluded.category
                """, rows);
    }
}
