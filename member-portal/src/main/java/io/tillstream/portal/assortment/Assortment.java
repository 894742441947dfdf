package io.tillstream.portal.assortment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Products and stores: what they are called, what things cost and what is on the shelves. */
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

    /** Those of these items that are sold, with all that is known of them. */
    public Map<Gtin, Product> products(Set<Gtin> items) {
        Object numbers = items.stream().map(Gtin::value).toArray(String[]::new);
        return facts("select fact from product where fact is not null and gtin = any (?)", Product.class, numbers)
                .stream()
                .collect(Collectors.toMap(Product::gtin, Function.identity()));
    }

    /** Everything that is sold, with all that is known of it. */
    public List<Product> goods() {
        return facts("select fact from product where fact is not null order by gtin", Product.class);
    }

    /**
     * What an item costs at a moment; nothing where it has no price yet.
     *
     * @param store where; absent for what it costs in stores without a price of their own
     */
    public Optional<Price> price(Gtin gtin, @Nullable StoreId store, Instant at) {
        Map<Gtin, ItemPrices> prices = new HashMap<>();
        jdbc.query(
                "select key, fact from price where gtin = ?",
                row -> {
                    ItemPrices.take(prices, row.getString(1), CanonicalJson.decode(row.getString(2), Price.class));
                },
                gtin.value());
        return prices.getOrDefault(gtin, ItemPrices.NONE).at(store, at);
    }

    /** The same of several items in one store; those without a price are not there. */
    public Map<Gtin, Price> prices(Set<Gtin> items, StoreId store, Instant at) {
        Map<Gtin, ItemPrices> prices = new HashMap<>();
        jdbc.query(
                "select key, fact from price where gtin = any (?)",
                row -> {
                    ItemPrices.take(prices, row.getString(1), CanonicalJson.decode(row.getString(2), Price.class));
                },
                (Object) items.stream().map(Gtin::value).toArray(String[]::new));
        Map<Gtin, Price> found = new HashMap<>();
        prices.forEach((gtin, known) -> known.at(store, at).ifPresent(price -> found.put(gtin, price)));
        return found;
    }

    /** Every category with something in it, and how much. */
    public Map<String, Integer> categories() {
        Map<String, Integer> categories = new LinkedHashMap<>();
        jdbc.query(
                "select category, count(*) from product where category is not null group by category order by category",
                row -> {
                    categories.put(row.getString(1), row.getInt(2));
                });
        return categories;
    }

    /** What is sold of a category, by its number. */
    public List<Product> inCategory(String category, int skip, int most) {
        return facts(
                "select fact from product where category = ? order by gtin offset ? limit ?",
                Product.class,
                category,
                skip,
                most);
    }

    /** What is sold of a category and lies in a store by the books, the most of it first. */
    public List<Product> onShelf(String category, StoreId store, int most) {
        return facts("""
                select p.fact from product p join stock s on s.gtin = p.gtin and s.store = ?
                where p.category = ? and split_part(s.fact::json ->> 'onHand', ' ', 1)::bigint > 0
                order by split_part(s.fact::json ->> 'onHand', ' ', 1)::bigint desc, p.gtin limit ?
                """, Product.class, store.value(), category, most);
    }

    /** What the books say is on the shelves, store by store. */
    public List<StockOnHand> stock(Gtin gtin) {
        return facts("select fact from stock where gtin = ? order by store", StockOnHand.class, gtin.value());
    }

    /** The same of one store; nothing where it has never been booked there. */
    public Optional<StockOnHand> stock(Gtin gtin, StoreId store) {
        return facts(
                        "select fact from stock where gtin = ? and store = ?",
                        StockOnHand.class,
                        gtin.value(),
                        store.value())
                .stream()
                .findFirst();
    }

    /** Whether an item is sold by weight. */
    public boolean isWeighed(Gtin gtin) {
        return jdbc.queryForList("select unit from product where gtin = ?", String.class, gtin.value())
                .contains(Quantity.Unit.GRAM.name());
    }

    /** All stores. */
    public List<Store> stores() {
        return facts("select fact from store order by store", Store.class);
    }

    /** One of them. */
    public Optional<Store> store(StoreId store) {
        return facts("select fact from store where store = ?", Store.class, store.value()).stream()
                .findFirst();
    }

    private <T> List<T> facts(String query, Class<T> type, Object... arguments) {
        return jdbc.queryForList(query, String.class, arguments).stream()
                .map(fact -> CanonicalJson.decode(fact, type))
                .toList();
    }
}
