package io.tillstream.simulator.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssortmentTest {
    private final List<Grocery> items = Assortment.readAt(Instant.EPOCH);

    @Test
    void usesItemNumbersThatBelongToNoCompany() {
        assertThat(items).hasSizeBetween(180, 200);
        assertThat(items)
                .extracting(i -> i.gtin().ean13())
                .doesNotHaveDuplicates()
                .allSatisfy(ean -> assertThat(ean).startsWith("952"));
    }

    @Test
    void namesEveryItemInThreeLanguages() {
        assertThat(items)
                .extracting(i -> i.product().name())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> {
                    assertThat(name.en()).isNotBlank();
                    assertThat(name.zhTw()).matches(".*\\p{IsHan}.*");
                    assertThat(name.zhCn()).matches(".*\\p{IsHan}.*");
                });
    }

    @Test
    void translatesInsteadOfConverting() {
        assertThat(items)
                .extracting(i -> i.product().name())
                .contains(
                        new LocalText("Potatoes 1 kg", "馬鈴薯 1 公斤", "土豆 1 公斤"),
                        new LocalText("Drinking Yogurt Plain", "原味優酪乳", "原味酸奶饮品"),
                        new LocalText("Broccoli", "青花菜", "西兰花"));
    }

    @Test
    void sellsNothingBelowItsCost() {
        assertThat(items)
                .allSatisfy(i -> assertThat(i.price().unitPrice())
                        .isGreaterThan(i.price().unitCost()));
    }
}
