package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every price that is known, those of the future too, each from its own time on. A till that heard of a price in time
 * changes it in time, with or without network.
 */
public final class EffectivePrices {
    private static final Comparator<Price> LATEST_FIRST =
            Comparator.comparing(Price::effectiveFrom).reversed();

    private final Map<Gtin, Product> products = new HashMap<>();
    private final Map<Gtin, List<Price>> prices = new HashMap<>();

    private EffectivePrices() {}

    /** All prices of the products; where two begin at the same time, the one told later counts. */
    public static EffectivePrices of(Collection<Product> products, Collection<Price> prices) {
        EffectivePrices result = new EffectivePrices();
        products.forEach(product -> result.products.put(product.gtin(), product));
        for (Price price : prices) {
            result.prices
                    .computeIfAbsent(price.gtin(), gtin -> new ArrayList<>())
                    .addFirst(price);
        }
        result.prices.values().forEach(known -> known.sort(LATEST_FIRST));
        return result;
    }

    /** The book that holds at a moment: a basket is priced by the book of the moment it was opened. */
    public PriceBook at(Instant moment) {
        return gtin -> find(gtin, moment, true);
    }

    private Optional<ShelfItem> find(Gtin gtin, Instant moment, boolean withDeposit) {
        Product product = products.get(gtin);
        if (product == null) {
            return Optional.empty();
        }
        return prices.getOrDefault(gtin, List.of()).stream()
                .filter(price -> !price.effectiveFrom().isAfter(moment))
                .findFirst()
                .map(price -> new ShelfItem(product, price.unitPrice(), withDeposit ? deposit(product, moment) : null));
    }

    private @Nullable ShelfItem deposit(Product product, Instant moment) {
        Gtin deposit = product.sellingRules().deposit();
        return deposit == null ? null : find(deposit, moment, false).orElse(null);
    }
}
