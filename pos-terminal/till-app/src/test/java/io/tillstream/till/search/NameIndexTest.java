package io.tillstream.till.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings are those of the Unihan database (kMandarin); 乳 is rǔ, 綠 and 绿 are lǜ. */
class NameIndexTest {
    private static final HanScript SCRIPT = new HanScript();
    private static final Product MILK = product(1, "Fresh Milk 1 L", "鮮乳 1 公升", "鲜牛奶 1 升");
    private static final Product SOY = product(2, "Soy Milk", "豆漿", "豆浆");
    private static final Product TEA = product(3, "Green Tea, Crème", "綠茶", "绿茶");
    private static final Product SHAKE = product(4, "Milkshake", "奶昔", "奶昔");

    private static final NameIndex INDEX = NameIndexBuilder.of(Stream.of(MILK, SOY, TEA, SHAKE), SCRIPT);

    private static Product product(int number, String en, String zhTw, String zhCn) {
        String body = "9501%08d".formatted(number);
        return new Product(
                Gtin.ofDigits(body + Gtin.checkDigit(body)),
                new LocalText(en, zhTw, zhCn),
                "food",
                "standard",
                Quantity.Unit.EACH,
                1,
                null);
    }

    private static List<Gtin> found(String typed) {
        return INDEX.find(NameIndex.words(SCRIPT.folded(typed)).toList(), any -> true, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "mil, 1 2 4", // the beginning of a word; the whole words first
        "tea, 3",
        "creme, 3", // without its accent
        "鮮, 1", // traditional
        "鲜, 1", // simplified
        "綠茶, 3",
        "绿茶, 3",
        "茶, 3", // within
        "xr, 1", // xian ru
        "xnn, 1", // xian niu nai
        "nn, 1", // from any initial on
        "doujiang, 2",
        "jiang, 2", // from any syllable on
        "lvcha, 3", // as it is typed
        "lc, 3",
        "fresh 1, 1",
        "milk soy, 2"
    })
    void findsByWhatPeopleType(String typed, String expected) {
        List<Product> all = List.of(MILK, SOY, TEA, SHAKE);

        assertThat(found(typed))
                .containsExactlyInAnyOrderElementsOf(Stream.of(expected.split(" ", -1))
                        .map(number -> all.get(Integer.parseInt(number) - 1).gtin())
                        .toList());
    }

    @Test
    void putsTheNearestFirst() {
        // "Milkshake" begins with it; "Soy Milk" and the longer "Fresh Milk 1 L" have it within.
        assertThat(found("milk")).containsExactly(SHAKE.gtin(), SOY.gtin(), MILK.gtin());
    }

    @Test
    void findsNothingForNothing() {
        assertThat(found("  ")).isEmpty();
        assertThat(found("zzz")).isEmpty();
    }

    /** Beside the plainest way: look into every name for a word that begins there. */
    @Test
    void findsWhatLookingThroughEveryNameFinds() {
        String[] words = {"apple", "apricot", "bread", "brie", "cola", "cocoa", "dates", "dough", "egg", "éclair"};
        Random random = new Random(7);
        List<Product> many = IntStream.range(0, 2000)
                .mapToObj(number -> product(
                        number,
                        words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)] + " " + number,
                        "品" + number,
                        "品" + number))
                .toList();
        NameIndex index = NameIndexBuilder.of(many.stream(), SCRIPT);
        Function<String, List<Gtin>> plainly = typed -> many.stream()
                .filter(each -> Stream.of(SCRIPT.folded(each.name().en()).split(" ", -1))
                        .anyMatch(word -> word.startsWith(typed)))
                .map(Product::gtin)
                .toList();

        for (String typed : List.of("ap", "app", "apple", "b", "brie", "co", "ecl", "e", "dough")) {
            assertThat(index.find(List.of(typed), any -> true, 5000))
                    .as(typed)
                    .containsExactlyInAnyOrderElementsOf(plainly.apply(typed));
        }
    }
}
