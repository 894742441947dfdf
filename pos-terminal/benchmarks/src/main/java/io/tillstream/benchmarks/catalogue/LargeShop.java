package io.tillstream.benchmarks.catalogue;

import io.tillstream.catalogue.ItemFile;
import io.tillstream.catalogue.Items;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Two hundred thousand items with names in three languages, prices and stock, the same in every run. */
final class LargeShop {
    static final int ITEMS = 200_000;
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static final StoreId STORE = new StoreId("s1");
    private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");

    private LargeShop() {}

    static Store store() {
        return new Store(
                STORE,
                LocalText.same("Harbour Street"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2000)),
                1,
                1,
                List.of());
    }

    static Gtin gtin(int item) {
        // Spread over the numbers, as makers' prefixes are.
        String body = String.format(Locale.ROOT, "0%012d", 400_000_000_000L + item * 7_919L);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    static Product product(int item) {
        return new Product(
                gtin(item),
                new LocalText(
                        "Item " + item + " of the range, 500 g", "系列商品 " + item + " 500 克", "系列商品 " + item + " 500 克"),
                "range-" + item % 400,
                "standard",
                Quantity.Unit.EACH,
                6 + item % 12,
                "A" + item,
                null);
    }

    static Price price(int item) {
        return new Price(
                gtin(item), money(99 + item % 900L), money(50 + item % 400L), item % 3 == 0, AUTUMN.plusSeconds(item));
    }

    static StockOnHand stock(int item) {
        Quantity received = Quantity.each(100 + item % 50);
        Quantity sold = Quantity.each(item % 90);
        return new StockOnHand(
                STORE,
                gtin(item),
                received.plus(sold.negated()),
                received,
                sold,
                Quantity.each(0),
                NOON.minusSeconds(item));
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    /** Writes all of it as a till does. */
    static void write(Path file) throws IOException {
        Items items = new Items();
        for (int item = 0; item < ITEMS; item++) {
            items.take(product(item));
            items.take(price(item), NOON);
            items.take(stock(item));
        }
        new ItemFile(file).save(items);
    }

    /** How long names and codes are in all, in bytes. */
    static long textBytes() {
        long bytes = 0;
        for (int item = 0; item < ITEMS; item++) {
            Product product = product(item);
            bytes += length(product.name().en())
                    + length(product.name().zhTw())
                    + length(product.name().zhCn())
                    + length(String.valueOf(product.externalCode()));
        }
        return bytes;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
