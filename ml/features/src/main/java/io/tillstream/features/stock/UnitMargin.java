package io.tillstream.features.stock;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;

/** What a store earns on an item before its own costs: price without tax minus what the shop pays. */
public final class UnitMargin {
    private static final double BASIS_POINTS = 10_000;
    private static final double PORTIONS_PER_KILOGRAM = 10;

    private UnitMargin() {}

    /** In minor units per portion (a piece, or 100 g); 0 where the item is sold below cost. */
    public static double perPortion(Store store, Product product, Price price) {
        double net = price.unitPrice().minor() / (1 + includedTax(store, product.taxGroup()));
        double perUnit = Math.max(0, net - price.unitCost().minor());
        return switch (product.unit()) {
            case EACH -> perUnit;
            case GRAM -> perUnit / PORTIONS_PER_KILOGRAM;
        };
    }

    /** In minor units per piece or kilogram when so much is taken off the price; negative where that is below cost. */
    public static double reduced(Store store, Product product, Price price, int percentOff) {
        double reduced = price.unitPrice().minor() * (1 - percentOff / 100.0);
        return reduced / (1 + includedTax(store, product.taxGroup()))
                - price.unitCost().minor();
    }

    /** A whole amount in the store's currency, rounded half up. */
    public static Money money(double minor, Store store) {
        return Money.ofMinor(Math.round(minor), store.currency());
    }

    private static double includedTax(Store store, String group) {
        if (!store.pricesIncludeTax()) {
            return 0;
        }
        return store.taxRates().stream()
                .filter(rate -> rate.group().equals(group))
                .mapToDouble(rate -> rate.basisPoints() / BASIS_POINTS)
                .findFirst()
                .orElse(0);
    }
}
