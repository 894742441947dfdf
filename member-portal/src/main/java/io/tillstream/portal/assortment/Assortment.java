package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Names of products and stores. */
@Repository
public class Assortment {
    private final JdbcTemplate jdbc;

    Assortment(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What an item is called; its number while nobody has told us its name. */
    public LocalText nameOf(Gtin gtin) {
        return jdbc
                .query(
                        "select name_en, name_zh_tw, name_zh_cn from product where gtin = ?",
                        (row, number) -> new LocalText(row.getString(1), row.getString(2), row.getString(3)),
                        gtin.value())
                .stream()
                .findFirst()
                .orElseGet(() -> LocalText.same(gtin.ean13()));
    }

    /** What a store is called; its id while nobody has told us its name. */
    public LocalText nameOf(StoreId store) {
        return store(store).map(Store::name).orElseGet(() -> LocalText.same(store.value()));
    }

    /** The zone a store's receipts are dated in. */
    public ZoneId zoneOf(StoreId store) {
        return store(store).map(Store::zone).orElse(ZoneOffset.UTC);
    }

    /** Everything that is sold, with its names. */
    public Map<Gtin, LocalText> products() {
        Map<Gtin, LocalText> products = new HashMap<>();
        jdbc.query("select gtin, name_en, name_zh_tw, name_zh_cn from product", row -> {
            products.put(
                    Gtin.of(row.getString(1)), new LocalText(row.getString(2), row.getString(3), row.getString(4)));
        });
        return products;
    }

    /** Whether an item is sold by weight. */
    public boolean isWeighed(Gtin gtin) {
        return jdbc.queryForList("select unit from product where gtin = ?", String.class, gtin.value())
                .contains(Quantity.Unit.GRAM.name());
    }

    /** All stores. */
    public List<Store> stores() {
        return jdbc.queryForList("select fact from store order by store", String.class).stream()
                .map(fact -> CanonicalJson.decode(fact, Store.class))
                .toList();
    }

    private Optional<Store> store(StoreId store) {
        List<String> facts = jdbc.queryForList("select fact from store where store = ?", String.class, store.value());
        return facts.stream().findFirst().map(fact -> CanonicalJson.decode(fact, Store.class));
    }
}
