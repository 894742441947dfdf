package io.tillstream.portal.shop;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.portal.assortment.Assortment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items as a till of a store sells them at a moment, each with its deposit. */
@Component
class Shelf {
    private final Assortment assortment;

    Shelf(Assortment assortment) {
        this.assortment = assortment;
    }

    /** What that store sells of these; what has no price there is not among them. */
    Map<Gtin, ShelfItem> items(Set<Gtin> wanted, StoreId store, Instant at) {
        Map<Gtin, Product> products = new HashMap<>(assortment.products(wanted));
        Set<Gtin> deposits = products.values().stream()
                .map(product -> product.sellingRules().deposit())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        products.putAll(assortment.products(deposits));
        Set<Gtin> all = new HashSet<>(wanted);
        all.addAll(deposits);
        Map<Gtin, Price> prices = assortment.prices(all, store, at);
        Map<Gtin, ShelfItem> items = new HashMap<>();
        for (Gtin gtin : wanted) {
            ShelfItem item = alone(gtin, products, prices);
            if (item != null) {
                Gtin deposit = item.product().sellingRules().deposit();
                items.put(gtin, deposit == null ? item : item.with(alone(deposit, products, prices)));
            }
        }
        return items;
    }

    private static @Nullable ShelfItem alone(Gtin gtin, Map<Gtin, Product> products, Map<Gtin, Price> prices) {
        Product product = products.get(gtin);
        Price price = prices.get(gtin);
        return product == null || price == null ? null : ShelfItem.of(product, price);
    }
}
