package io.tillstream.productsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductIndexTest {
    private static final Product DISH_SOAP = product(1, "Dish Soap 1 L", "洗碗精 1 公升", "洗洁精 1 升", "household", "W-11");
    private static final Product CHOCOLATE = product(2, "Chocolate Bar Milk", "牛奶巧克力", "牛奶巧克力", "snacks", null);
    private static final Product MILK = product(3, "Fresh Milk 936 ml", "鮮乳 936 毫升", "鲜牛奶 936 毫升", "dairy", null);
    private static final Product LOW_FAT =
            product(4, "Low-Fat Milk 936 ml", "低脂鮮乳 936 毫升", "低脂鲜牛奶 936 毫升", "dairy", null);
    private static final Product TOOTHPASTE = product(5, "Toothpaste 160 g", "牙膏 160 公克", "牙膏 160 克", "care", null);
    private static final Product TOMATOES = product(6, "Tomatoes 3 Pack", "番茄 3 入", "西红柿 3 个装", "produce", null);
    private static final Product BANANAS = product(7, "Bananas Bunch", "香蕉一串", "香蕉一把", "produce", null);
    private static final Product MAIZE = product(8, "Corn on the Cob", "玉米 2 入", "甜玉米 2 根装", "produce", null);
    private static final Product RICE = product(9, "Rice 3 kg", "白米 3 公斤", "大米 3 公斤", "staples", null);
    private static final List<Product> ALL =
            List.of(DISH_SOAP, CHOCOLATE, MILK, LOW_FAT, TOOTHPASTE, TOMATOES, BANANAS, MAIZE, RICE);

    private final ProductIndex index = new ProductIndex(ALL, EverydayWords.own());

    private static Product product(
            int number, String en, String zhTw, String zhCn, String category, @Nullable String code) {
        return new Product(
                GeneratedShop.gtin(number),
                new LocalText(en, zhTw, zhCn),
                category,
                "food",
                Quantity.Unit.EACH,
                1,
                code);
    }

    private Gtin first(String text) {
        return index.find(text, 5).getFirst().gtin();
    }

    @ParameterizedTest
    @CsvSource({
        "washing-up liquid, 1, OTHER_WORD",
        "洗潔精, 1, NAME",
        "洗涤灵, 1, OTHER_WORD",
        "W-11, 1, NUMBER",
        "w-11, 1, NUMBER",
        "toothpasta, 5, SPELLING",
        "tohtpaste, 5, SPELLING",
        "toothp, 5, BEGINNING",
        "tooth paste, 5, NAME",
        "lowfat milk, 4, NAME",
        "tomato, 6, NAME",
        "fruit, 7, KIND_OF",
        "水果, 7, KIND_OF",
        "do you have any bananas?, 7, NAME",
        "請問有沒有賣香蕉嗎？, 7, NAME",
    })
    void findsWhatPeopleMeanAndSaysHow(String text, int number, Match.Kind kind) {
        List<ProductHit> found = index.find(text, 5);

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().gtin()).isEqualTo(GeneratedShop.gtin(number));
        assertThat(found.getFirst().because()).extracting(Match::kind).contains(kind);
    }

    @Test
    void findsAProductByItsNumberHoweverItIsPadded() {
        assertThat(first(MILK.gtin().value())).isEqualTo(MILK.gtin());
        assertThat(first(MILK.gtin().ean13())).isEqualTo(MILK.gtin());
        assertThat(index.find(MILK.gtin().ean13(), 5)).hasSize(1);
    }

    @Test
    void putsMilkBeforeWhatHasMilkInIt() {
        assertThat(index.gtins("milk", 5)).containsExactly(MILK.gtin(), LOW_FAT.gtin(), CHOCOLATE.gtin());
        assertThat(index.gtins("牛奶", 5)).startsWith(MILK.gtin(), LOW_FAT.gtin());
    }

    @Test
    void takesOneCharacterForAWordOnlyWhereItStandsAlone() {
        assertThat(index.gtins("米", 5)).contains(RICE.gtin());
        assertThat(index.gtins("玉米", 5)).containsExactly(MAIZE.gtin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hovercraft", "冰箱", "", "   ", "?", "🛒", "99999999"})
    void findsNothingWhereNothingIsMeant(String text) {
        assertThat(index.find(text, 5)).isEmpty();
    }

    @Test
    void answersTheSameWhateverTheOrderOfProducts() {
        List<Product> others = new ArrayList<>(ALL);
        Collections.shuffle(others, new Random(7));
        ProductIndex same = new ProductIndex(others, EverydayWords.own());

        for (String text : List.of("milk", "fruit", "水果", "tomatoe", "pack")) {
            assertThat(same.find(text, 5)).isEqualTo(index.find(text, 5));
        }
    }

    @Test
    void staysCalmWhateverIsTyped() {
        Random chance = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String text = chance.ints(chance.nextInt(30), 0, 0x3000 + chance.nextInt(0x8000))
                    .filter(Character::isDefined)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(index.find(text, 3)).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(index.find("milk ".repeat(10_000), 3)).isNotEmpty();
        assertThat(ProductIndex.EMPTY.find("milk", 3)).isEmpty();
    }
}
