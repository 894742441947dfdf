package io.tillstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinderTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Gtin MILK = Gtin.ofDigits("9501101530003");
    private static final Gtin BREAD = Gtin.ofDigits("9501101530010");
    private static final Gtin COFFEE = Gtin.ofDigits("9501101530027");

    private final Items items;

    /** Milk and bread lie in the file, coffee was told since, and so was what milk is called now. */
    FinderTest(@TempDir Path folder) throws IOException {
        ItemFile file = new ItemFile(folder.resolve("catalogue.items"));
        Items first = new Items();
        tell(first, MILK, new LocalText("Old milk", "舊鮮乳", "旧鲜牛奶"), "M-1", 5);
        tell(first, BREAD, new LocalText("Crème brûlée BREAD", "吐司", "吐司面包"), null, 9);
        file.save(first, out -> {});
        items = file.open();
        tell(items, MILK, new LocalText("Fresh Milk", "鮮乳", "鲜牛奶"), "M-1", 5);
        tell(items, COFFEE, new LocalText("Coffee", "咖啡", "咖啡豆"), "C-7", 7);
    }

    private static void tell(Items items, Gtin gtin, LocalText name, @Nullable String code, long sold) {
        items.take(new Product(gtin, name, "food", "standard", Quantity.Unit.EACH, 6, code));
        items.take(new Price(gtin, Money.parse("1.20 GBP"), Money.parse("0.50 GBP"), true, NOON), NOON);
        items.take(new StockOnHand(
                StoreId.of("s1"),
                gtin,
                Quantity.each(20 - sold),
                Quantity.each(20),
                Quantity.each(sold),
                Quantity.each(0),
                NOON));
    }

    private List<Gtin> search(String... words) {
        return new Finder(items).search(List.of(words), Language.EN, 24);
    }

    @Test
    void findsAnItemByEachOfItsNamesInAnyCase() {
        assertThat(search("milk", "fresh")).containsExactly(MILK);
        assertThat(search("鲜牛")).containsExactly(MILK);
        assertThat(search("brûlée")).containsExactly(BREAD);
        assertThat(search("bread")).containsExactly(BREAD);
    }

    @Test
    void findsAnItemByPartOfItsNumberOrItsCode() {
        assertThat(search("153002")).containsExactly(COFFEE);
        assertThat(search("m-1")).containsExactly(MILK);
    }

    @Test
    void findsNothingByWhatAnItemIsCalledNoMore() {
        assertThat(search("old")).isEmpty();
    }

    @Test
    void givesTheFirstFewInTheOrderAskedFor() {
        assertThat(new Finder(items).search(List.of("e"), Language.EN, 2)).containsExactly(COFFEE, BREAD);
        assertThat(new Finder(items).search(List.of("e"), Language.ZH_TW, 2)).containsExactly(BREAD, COFFEE);
    }

    @Test
    void knowsWhatAnEarlierSystemCalledAnItem() {
        assertThat(new Finder(items).byCode("m-1")).contains(MILK);
        assertThat(new Finder(items).byCode("M-2")).isEmpty();
    }

    @Test
    void putsFirstWhatIsSoldMost() {
        assertThat(new Finder(items).mostSold(NOON, 2)).containsExactly(BREAD, COFFEE);
    }

    @Test
    void putsFirstWhatIsSoldMostOfACategory() {
        assertThat(new Finder(items).mostSold("food", NOON, 2)).containsExactly(BREAD, COFFEE);
        assertThat(new Finder(items).mostSold("toys", NOON, 2)).isEmpty();
    }

    @Test
    void leavesOutWhatHadNoPriceThen() {
        assertThat(new Finder(items).mostSold(NOON.minusSeconds(1), 2)).isEmpty();
    }
}
