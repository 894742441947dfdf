package io.tillstream.simulator.history;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.simulator.salesfile.RetailRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The items of a file with what is known of each at the cut: its name, its pack, its price. An item that only sells
 * after the cut is listed like any new item, at the first price it sells at.
 */
final class Catalogue {
    /** A price is the one most frequent among this many sales before the cut: single deals do not set it. */
    static final int SALES_FOR_A_PRICE = 20;

    /** The shop is taken to pay half of what it asks. */
    static final int COST_PERCENT = 50;

    private static final int LARGEST_PACK = 96;

    private record PricedAt(BigDecimal price, Instant time) {}

    private static final class Item {
        private final Descriptions descriptions = new Descriptions();
        private final Map<Integer, Integer> quantities = new HashMap<>();
        private final List<PricedAt> recent = new ArrayList<>();
        private boolean isNew;

        private void sold(RetailRow row, Instant time) {
            quantities.merge(row.quantity(), 1, Integer::sum);
            listed(row, time);
        }

        private void listed(RetailRow row, Instant time) {
            descriptions.add(row.description());
            recent.add(new PricedAt(row.price(), time));
            if (recent.size() > SALES_FOR_A_PRICE) {
                recent.removeFirst();
            }
        }
    }

    private final CurrencyUnit currency;
    private final Map<String, Item> items = new TreeMap<>();

    Catalogue(CurrencyUnit currency) {
        this.currency = currency;
    }

    /** Takes note of a sale up to the cut; call in the order of time. */
    void soldBefore(RetailRow row, Instant time) {
        items.computeIfAbsent(row.code(), c -> new Item()).sold(row, time);
    }

    /** Takes note of a sale after the cut: only an item unknown so far learns anything from it. */
    void soldAfter(RetailRow row, Instant cut) {
        if (!items.containsKey(row.code())) {
            Item item = new Item();
            item.listed(row, cut);
            item.isNew = true;
            items.put(row.code(), item);
        }
    }

    int size() {
        return items.size();
    }

    long newItems() {
        return items.values().stream().filter(i -> i.isNew).count();
    }

    List<Product> products(ItemNumbers numbers) {
        List<Product> products = new ArrayList<>();
        items.forEach((code, item) -> products.add(new Product(
                numbers.of(code),
                LocalText.same(item.descriptions.nameOr(code)),
                ImportRules.CATEGORY,
                ImportRules.TAX_GROUP,
                Quantity.Unit.EACH,
                pack(item),
                code)));
        return products;
    }

    List<Price> prices(ItemNumbers numbers) {
        List<Price> prices = new ArrayList<>();
        items.forEach((code, item) -> prices.add(price(numbers.of(code), item)));
        return prices;
    }

    Map<String, Integer> packs() {
        Map<String, Integer> packs = new HashMap<>();
        items.forEach((code, item) -> packs.put(code, pack(item)));
        return packs;
    }

    private Price price(Gtin gtin, Item item) {
        BigDecimal price = mostFrequent(item.recent, PricedAt::price);
        Instant since = item.recent.stream()
                .filter(p -> p.price().compareTo(price) == 0)
                .map(PricedAt::time)
                .findFirst()
                .orElseThrow();
        Money unitPrice = money(price, currency);
        return new Price(
                gtin, unitPrice, Money.ofMinor((unitPrice.minor() * COST_PERCENT + 50) / 100, currency), true, since);
    }

    static Money money(BigDecimal price, CurrencyUnit currency) {
        return Money.ofMinor(price.movePointRight(currency.decimals()).longValueExact(), currency);
    }

    /** The quantity of two or more it was sold in most often, ties to the smaller; 1 if it only ever sold singly. */
    private static int pack(Item item) {
        return item.quantities.entrySet().stream()
                .filter(e -> e.getKey() >= 2 && e.getKey() <= LARGEST_PACK)
                .min(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** Ties go to the value seen last. */
    private static <T, K> K mostFrequent(List<T> values, Function<T, K> key) {
        Map<K, Integer> counts = new HashMap<>();
        K best = key.apply(values.getLast());
        for (T value : values) {
            counts.merge(key.apply(value), 1, Integer::sum);
        }
        for (T value : values.reversed()) {
            K candidate = key.apply(value);
            if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(best, 0)) {
                best = candidate;
            }
        }
        return best;
    }
}
