package io.tillstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.ledger.StockOnHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFileTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Gtin WATER = gtin(1);
    private static final Gtin BOTTLE = gtin(2);
    private static final Gtin CHEESE = gtin(3);
    private static final ItemFile.Beside NOTHING = out -> {};

    private final Path path;
    private final ItemFile file;

    ItemFileTest(@TempDir Path folder) {
        this.path = folder.resolve("catalogue.items");
        this.file = new ItemFile(path);
    }

    private static Gtin gtin(int number) {
        String body = "0400%09d".formatted(number);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    private static Product product(Gtin gtin, String category, @Nullable String code, @Nullable SellingRules selling) {
        return new Product(
                gtin,
                new LocalText("Spring water", "礦泉水", "矿泉水"),
                category,
                "standard",
                Quantity.Unit.EACH,
                12,
                code,
                selling);
    }

    private static Price price(Gtin gtin, String amount, Instant from) {
        return new Price(gtin, Money.parse(amount), Money.parse("0.40 GBP"), true, from);
    }

    private static StockOnHand stock(Gtin gtin, Quantity received, Quantity sold) {
        return new StockOnHand(
                new StoreId("s1"),
                gtin,
                received.plus(sold.negated()),
                received,
                sold,
                new Quantity(0, sold.unit()),
                NOON.plusNanos(7));
    }

    private static Items aShop() {
        Items items = new Items();
        items.take(product(WATER, "drinks", "W-1", new SellingRules(null, 6L, BOTTLE, true, false)));
        items.take(price(WATER, "1.20 GBP", NOON), NOON);
        items.take(price(WATER, "1.30 GBP", NOON.plusSeconds(3600)), NOON);
        items.take(stock(WATER, Quantity.each(5), Quantity.each(9)));
        items.take(product(BOTTLE, "deposit", null, null));
        items.take(price(BOTTLE, "0.25 GBP", NOON), NOON);
        return items;
    }

    @Test
    void findsEverythingAgainInTheFile() throws IOException {
        file.save(aShop(), NOTHING);

        Items items = file.open();

        ShelfItem water = items.find(WATER, NOON).orElseThrow();
        assertThat(water.product())
                .isEqualTo(product(WATER, "drinks", "W-1", new SellingRules(null, 6L, BOTTLE, true, false)));
        assertThat(water.unitPrice()).isEqualTo(Money.parse("1.20 GBP"));
        assertThat(items.find(WATER, NOON.plusSeconds(3600)).orElseThrow().unitPrice())
                .isEqualTo(Money.parse("1.30 GBP"));
        assertThat(water.deposit())
                .isEqualTo(new ShelfItem(product(BOTTLE, "deposit", null, null), Money.parse("0.25 GBP")));
        assertThat(items.stock(WATER)).contains(stock(WATER, Quantity.each(5), Quantity.each(9)));
        assertThat(items.stock(BOTTLE)).isEmpty();
        assertThat(items.find(CHEESE, NOON)).isEmpty();
    }

    @Test
    void keepsWhatTheShortFormCannotSay() throws IOException {
        Items items = aShop();
        Price imported = new Price(CHEESE, Money.parse("3.00 GBP"), Money.parse("3.10 EUR"), false, NOON);
        items.take(product(CHEESE, "dairy", null, null));
        items.take(imported, NOON);

        file.save(items, NOTHING);

        assertThat(file.open().row(CHEESE).prices()).isEqualTo(ItemPrices.NONE.told(imported));
    }

    @Test
    void sellsAPriceOfTheFutureOnlyFromItsTimeOn() throws IOException {
        Items items = aShop();
        items.take(product(CHEESE, "dairy", null, null));
        items.take(price(CHEESE, "3.00 GBP", NOON.plusSeconds(60)), NOON);

        file.save(items, NOTHING);

        assertThat(file.open().find(CHEESE, NOON)).isEmpty();
        assertThat(file.open().find(CHEESE, NOON.plusSeconds(60))).isPresent();
    }

    @Test
    void hidesWhatIsRemovedBeforeTheFileIsWrittenAnewAndAfter() throws IOException {
        file.save(aShop(), NOTHING);
        Items items = file.open();

        items.removeProduct(WATER);
        items.removePrice(new PriceKey(WATER, null, null));
        items.removeStock(WATER);

        assertThat(items.find(WATER, NOON)).isEmpty();
        assertThat(items.products()).isEqualTo(1);
        file.save(items, NOTHING);
        assertThat(file.open().file().items()).isEqualTo(1);
        assertThat(file.open().find(BOTTLE, NOON)).isPresent();
    }

    @Test
    void countsCategoriesAnewWhenAProductChanges() throws IOException {
        file.save(aShop(), NOTHING);
        Items items = file.open();
        Finder finder = new Finder(items);
        assertThat(finder.categories()).containsOnly(Map.entry("drinks", 1L), Map.entry("deposit", 1L));

        items.take(product(BOTTLE, "drinks", null, null));

        assertThat(finder.categories()).containsOnly(Map.entry("drinks", 2L));
    }

    /** A file and a map are told the same for days; whatever is asked, they answer the same. */
    @Test
    void answersAsAMapWouldWhateverWasToldAndWhenItWasWritten() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<Gtin, Row> model = new HashMap<>();
            Items items = new Items();
            for (int step = 0; step < 400; step++) {
                tell(items, model, gtin(random.nextInt(60)), random);
                if (random.nextInt(40) == 0) {
                    file.save(items, NOTHING);
                    items = random.nextBoolean() ? file.open() : items;
                }
            }
            model.values().removeIf(Row::isEmpty);

            Items now = items;
            List<Gtin> all = IntStream.range(0, 60).mapToObj(ItemFileTest::gtin).toList();
            assertThat(all.stream()
                            .filter(gtin -> !now.row(gtin).isEmpty())
                            .collect(Collectors.toMap(Function.identity(), now::row)))
                    .as("seed %d", seed)
                    .isEqualTo(model);
            List<Product> products = model.values().stream()
                    .map(Row::product)
                    .filter(Objects::nonNull)
                    .toList();
            assertFindsEach(products, now);
            assertThat(now.products()).isEqualTo(products.size());
            assertThat(now.priced()).isEqualTo((int)
                    model.values().stream().filter(row -> row.prices() != null).count());
        }
    }

    private static void assertFindsEach(List<Product> products, Items items) {
        Finder finder = new Finder(items);
        // All have the same name.
        assertThat(finder.search(List.of("spring"), Language.EN, 1_000))
                .containsExactlyElementsOf(
                        products.stream().map(Product::gtin).sorted().toList());
        assertThat(finder.categories())
                .isEqualTo(products.stream().collect(Collectors.groupingBy(Product::category, Collectors.counting())));
        for (Product product : products) {
            String code = product.externalCode();
            if (code != null) {
                assertThat(items.product(finder.byCode(code).orElseThrow())
                                .orElseThrow()
                                .externalCode())
                        .isEqualTo(code);
            }
        }
    }

    private static void tell(Items items, Map<Gtin, Row> model, Gtin gtin, Random random) {
        Row before = model.getOrDefault(gtin, Row.NOTHING);
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                Product product = product(
                        gtin, "c" + random.nextInt(9), random.nextBoolean() ? "X" + random.nextInt(9) : null, null);
                items.take(product);
                model.put(gtin, before.with(product));
            }
            case 2 -> {
                Price price = price(gtin, "%d.00 GBP".formatted(random.nextInt(900)), NOON);
                items.take(price, NOON);
                model.put(gtin, before.with(orNone(before.prices()).told(price).askedSince(NOON)));
            }
            case 3 -> {
                StockOnHand stock = stock(gtin, Quantity.grams(random.nextInt()), Quantity.grams(random.nextInt()));
                items.take(stock);
                model.put(gtin, before.with(stock));
            }
            case 4 -> {
                items.removeProduct(gtin);
                model.put(gtin, before.with((Product) null));
            }
            case 5 -> {
                Price step = step(gtin, random);
                items.takeStep(step, NOON);
                model.put(gtin, before.with(orNone(before.prices()).with(step).askedSince(NOON)));
            }
            default -> {
                PriceKey key = random.nextBoolean() ? new PriceKey(gtin, null, null) : PriceKey.of(step(gtin, random));
                items.removePrice(key);
                ItemPrices left = orNone(before.prices()).without(key);
                model.put(gtin, before.with(left.holdsNothing() ? null : left));
            }
        }
    }

    /** Of the chain or one of two stores, at one of nine seconds around noon. */
    private static Price step(Gtin gtin, Random random) {
        Price step = price(gtin, "%d.00 GBP".formatted(random.nextInt(900)), NOON.plusSeconds(random.nextInt(-4, 5)));
        return switch (random.nextInt(3)) {
            case 0 -> step;
            case 1 -> step.in(StoreId.of("s1"));
            default -> step.in(StoreId.of("s2"));
        };
    }

    private static ItemPrices orNone(@Nullable ItemPrices prices) {
        return prices == null ? ItemPrices.NONE : prices;
    }

    @Test
    void aStepForThisStoreHoldsHereFromItsInstantOnAndIsWithdrawnForTheOneBefore() throws IOException {
        Items items = aShop();
        Price later = price(WATER, "1.10 GBP", NOON.plusSeconds(60)).in(StoreId.of("s1"));
        items.takeStep(later, NOON);
        file.save(items, NOTHING);
        Items here = file.open();
        here.isIn(StoreId.of("s1"));
        Items elsewhere = file.open();
        elsewhere.isIn(StoreId.of("s2"));

        assertThat(priceOf(here, NOON.plusSeconds(59))).isEqualTo(Money.parse("1.20 GBP"));
        assertThat(priceOf(here, NOON.plusSeconds(60))).isEqualTo(Money.parse("1.10 GBP"));
        assertThat(priceOf(elsewhere, NOON.plusSeconds(60))).isEqualTo(Money.parse("1.20 GBP"));
        assertThat(priceOf(here, NOON.plusSeconds(3600))).isEqualTo(Money.parse("1.30 GBP"));
        here.removePrice(PriceKey.of(later));
        assertThat(priceOf(here, NOON.plusSeconds(60))).isEqualTo(Money.parse("1.20 GBP"));
    }

    private static Money priceOf(Items items, Instant at) {
        return items.find(WATER, at).orElseThrow().unitPrice();
    }

    @Test
    void refusesAFileWithAnyByteChangedOrMissing() throws IOException {
        file.save(aShop(), NOTHING);
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path, damaged);
            assertThatThrownBy(file::open).as("byte %d", at).isInstanceOf(IOException.class);
        }

        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThatThrownBy(file::open).as("length %d", length).isInstanceOf(IOException.class);
        }
    }
}
