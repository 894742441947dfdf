package io.tillstream.benchmarks.catalogue;

import io.tillstream.catalogue.Change;
import io.tillstream.catalogue.Shelf;
import io.tillstream.catalogue.ShelfFile;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Two hundred thousand items with names in three languages, prices and stock, the same in every run. */
public final class LargeShop {
    public static final int ITEMS = 200_000;
    static final int PROMOTIONS = 500;
    static final int MEMBERS = 10_000;
    /** When it is open. */
    public static final Instant NOON =
            Instant.ofEpochSecond(1_795_694_400); // 2026-11-26, 12:00; parsing a text would cost a cold start more

    static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static final StoreId STORE = new StoreId("s1");
    private static final Instant AUTUMN = Instant.ofEpochSecond(1_788_220_800); // 2026-09-01

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

    public static Gtin gtin(int item) {
        // Spread over the numbers, as makers' prefixes are.
        String body = String.format(Locale.ROOT, "0%012d", 400_000_000_000L + item * 7_919L);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    public static Product product(int item) {
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

    public static Price price(int item) {
        return new Price(
                gtin(item), money(99 + item % 900L), money(50 + item % 400L), item % 3 == 0, AUTUMN.plusSeconds(item));
    }

    public static StockOnHand stock(int item) {
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

    /** Everything a till needs to sell them, as head office tells it. */
    public static Shelf shelf() {
        Shelf shelf = new Shelf();
        shelf.take(new Change.StoreIs(store()), NOON);
        for (int item = 0; item < ITEMS; item++) {
            shelf.take(new Change.ProductIs(product(item)), NOON);
            shelf.take(new Change.PriceStepIs(price(item)), NOON);
            shelf.take(new Change.StockIs(stock(item)), NOON);
        }
        return shelf;
    }

    /** With promotions and members, too. */
    static void populate(Shelf shelf) {
        for (int number = 0; number < PROMOTIONS; number++) {
            shelf.take(new Change.PromotionIs(promotion(number)), NOON);
        }
        enrol(shelf, MEMBERS);
        shelf.settle();
    }

    /** Members whose cards nobody has. */
    public static void enrol(Shelf shelf, int members) {
        for (int number = 0; number < members; number++) {
            shelf.take(new Change.MemberIs(member(number)), NOON);
        }
    }

    private static Member member(int number) {
        StringBuilder id = new StringBuilder("m");
        int left = number;
        for (int letter = 0; letter < 16; letter++) {
            id.append((char) ('a' + left % 26));
            left /= 26;
        }
        Hash card = Hash.of(String.format(Locale.ROOT, "%064x", number));
        return new Member(MemberId.of(id.toString()), card, true, LocalDate.EPOCH);
    }

    private static Promotion promotion(int number) {
        return new Promotion(
                "percent-off-" + number,
                LocalText.same("10 % off"),
                new Eligibility(
                        new Eligibility.Everybody(), List.of(), List.of(), AUTUMN, NOON.plusSeconds(86_400), null),
                new Qualifying(Selection.ofGtins(gtin(number)), null),
                new Reward.PercentOff(1_000),
                Limits.none(),
                0,
                null,
                true,
                null,
                true);
    }

    /** Kept as a till keeps it. */
    public static void write(Shelf shelf, Path folder) throws IOException {
        new ShelfFile(folder).save(shelf, "c-1");
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
