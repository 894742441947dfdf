package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the chain is and sells, as published: stores, products and prices. */
@Component
public final class Assortment {
    private static final int MOST_FOUND = 200;

    private final NavigableMap<StoreId, Store> stores = new ConcurrentSkipListMap<>();
    private final NavigableMap<Gtin, Product> products = new ConcurrentSkipListMap<>();
    private final NavigableMap<Gtin, ItemPrices> prices = new ConcurrentSkipListMap<>();

    public List<Store> stores() {
        return List.copyOf(stores.values());
    }

    public Optional<Store> store(StoreId id) {
        return Optional.ofNullable(stores.get(id));
    }

    /** Those its stores sell in, by code. */
    public List<CurrencyUnit> currencies() {
        return stores.values().stream()
                .map(Store::currency)
                .distinct()
                .sorted(Comparator.comparing(CurrencyUnit::code))
                .toList();
    }

    /** The currency of the chain, or nothing while no store is known or its stores sell in several. */
    public Optional<CurrencyUnit> currency() {
        List<CurrencyUnit> currencies =
                stores.values().stream().map(Store::currency).distinct().toList();
        return currencies.size() == 1 ? Optional.of(currencies.getFirst()) : Optional.empty();
    }

    public Optional<Product> product(Gtin gtin) {
        return Optional.ofNullable(products.get(gtin));
    }

    /** All of them by their numbers, those after one. */
    public Stream<Product> productsAfter(@Nullable Gtin last) {
        return (last == null ? products : products.tailMap(last, false)).values().stream();
    }

    /** All that is known of what an item costs. */
    public ItemPrices prices(Gtin gtin) {
        return prices.getOrDefault(gtin, ItemPrices.NONE);
    }

    /** Everything that is known of what anything costs, by the items' numbers. */
    public Stream<ItemPrices> pricesAfter(@Nullable Gtin last) {
        return (last == null ? prices : prices.tailMap(last, false)).values().stream();
    }

    /** What an item costs in a store at a moment. */
    public Optional<Price> price(Gtin gtin, StoreId store, Instant at) {
        return Optional.ofNullable(prices.get(gtin)).flatMap(known -> known.at(store, at));
    }

    /** All items whose name or code holds the text, whose number it is, or whose category is called so. */
    public List<Product> ofName(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return products.values().stream()
                .filter(product ->
                        matches(product, wanted) || product.category().equals(wanted))
                .toList();
    }

    /** Items whose name or code holds the text, or whose number it is; at most 200. */
    public List<Product> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return products.values().stream()
                .filter(product -> matches(product, wanted))
                .limit(MOST_FOUND)
                .toList();
    }

    /** Every category that an item is in, in alphabetical order. */
    public List<String> categories() {
        return products.values().stream()
                .map(Product::category)
                .distinct()
                .sorted()
                .toList();
    }

    /** Every word an item is marked with, in alphabetical order. */
    public List<String> tags() {
        return products.values().stream()
                .flatMap(product -> product.marks().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a name or the code holds a text in small letters, or it is how the number ends. */
    public static boolean matches(Product product, String wanted) {
        String code = product.externalCode();
        return product.name().en().toLowerCase(Locale.ROOT).contains(wanted)
                || product.name().zhTw().contains(wanted)
                || product.name().zhCn().contains(wanted)
                || product.gtin().value().endsWith(wanted)
                || (code != null && code.toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** How the assortment is kept up to date. */
    @Configuration(proxyBeanMethods = false)
    static class Feeds {
        @Bean
        StreamView<Store> storeFeed(Assortment assortment) {
            return feed(Topics.STORE, (key, store, _) -> keep(assortment.stores, StoreId.of(key), store));
        }

        @Bean
        StreamView<Product> productFeed(Assortment assortment) {
            return feed(Topics.PRODUCT, (key, product, _) -> keep(assortment.products, Gtin.of(key), product));
        }

        @Bean
        StreamView<Price> priceFeed(Assortment assortment, AnnouncedPrices announced) {
            return feed(Topics.PRICE, (key, price, recordedAt) -> {
                ItemPrices.take(assortment.prices, key, price);
                announced.take(key, price, recordedAt);
            });
        }

        private static <K, V> void keep(Map<K, V> map, K key, @Nullable V value) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
        }

        private static <V> StreamView<V> feed(Topic<V> topic, Taking<V> taking) {
            return new StreamView<>() {
                @Override
                public Topic<V> topic() {
                    return topic;
                }

                @Override
                public void apply(String key, @Nullable V value, Instant recordedAt) {
                    taking.take(key, value, recordedAt);
                }
            };
        }

        /** What is done with a record. */
        @FunctionalInterface
        private interface Taking<V> {
            void take(String key, @Nullable V value, Instant recordedAt);
        }
    }
}
