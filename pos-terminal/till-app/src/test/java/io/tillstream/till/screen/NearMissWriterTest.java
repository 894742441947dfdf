package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Selection;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissWriterTest {
    private final NearMissWriter writer =
            new NearMissWriter(new Catalogue(Shop.identity(), Shop.AT_NOON), Language.ZH_TW);

    private TillScreen.MissRow write(NearMiss.Missing missing) {
        return writer.write(new NearMiss("p", new LocalText("Three for two", "買三免一", "三件免一"), List.of(missing)));
    }

    @Test
    void namesThePromotionInTheLanguageOfTheScreen() {
        assertThat(write(new NearMiss.MoreUnits(Selection.ofCategories("bakery"), 2)))
                .isEqualTo(new TillScreen.MissRow("miss.pieces", "2", "買三免一", ""));
    }

    @Test
    void namesTheItemWhereThereIsOnlyOne() {
        // The till does not know this item's name, and says its number.
        assertThat(write(new NearMiss.MoreUnits(Selection.ofGtins(Shop.MILK), 1)))
                .isEqualTo(new TillScreen.MissRow("miss.pieces-of", "1", "買三免一", Shop.MILK.ean13()));
        assertThat(write(new NearMiss.MoreUnits(Selection.ofGtins(Shop.MILK, Shop.BREAD), 1))
                        .key())
                .isEqualTo("miss.pieces");
    }

    @Test
    void saysHowMuchMoneyIsMissing() {
        assertThat(write(new NearMiss.MoreWorth(Selection.everything(), Money.parse("3.50 GBP"))))
                .isEqualTo(new TillScreen.MissRow("miss.worth", "£3.50", "買三免一", ""));
    }

    @Test
    void asksForTheCard() {
        assertThat(write(new NearMiss.Membership(List.of())))
                .isEqualTo(new TillScreen.MissRow("miss.member", "", "買三免一", ""));
    }
}
