package io.tillstream.till.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.till.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubstituteRuleTest {
    private static final SellingRules ORDINARY = new SellingRules(null, null, null, true, false);

    private static ShelfItem item(int number, String category, String price, SellingRules rules) {
        String body = "95011015%04d".formatted(number);
        Gtin gtin = Gtin.ofDigits(body + Gtin.checkDigit(body));
        return ShelfItem.of(
                new Product(
                        gtin,
                        LocalText.same("Item " + number),
                        category,
                        "standard",
                        Quantity.Unit.EACH,
                        1,
                        null,
                        rules),
                new Price(gtin, Shop.pounds(price), Shop.pounds("0.01"), true, Shop.NOON));
    }

    private final ShelfItem milk = item(1, "dairy", "1.20", ORDINARY);

    @Test
    void takesTheClosestPriceOfTheSameCategory() {
        ShelfItem near = item(2, "dairy", "1.30", ORDINARY);

        assertThat(new SubstituteRule(milk)
                        .best(
                                List.of(item(3, "dairy", "0.90", ORDINARY), near, item(4, "drinks", "1.20", ORDINARY))
                                        .stream()))
                .contains(near);
    }

    @Test
    void takesTheCheaperOfTwoThatAreAsClose() {
        ShelfItem cheaper = item(9, "dairy", "1.10", ORDINARY);

        assertThat(new SubstituteRule(milk).best(List.of(item(2, "dairy", "1.30", ORDINARY), cheaper).stream()))
                .contains(cheaper);
    }

    @Test
    void answersTheSameInWhateverOrderItIsAsked() {
        List<ShelfItem> shelf = new ArrayList<>();
        for (int number = 2; number < 60; number++) {
            shelf.add(item(number, "dairy", number % 2 == 0 ? "1.10" : "1.30", ORDINARY));
        }

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shelf, new Random(seed));
            assertThat(new SubstituteRule(milk).best(shelf.stream())).contains(item(2, "dairy", "1.10", ORDINARY));
        }
    }

    @Test
    void neverOffersTheItemItselfNorAGiftCardNorWhatAsksForAnAge() {
        assertThat(new SubstituteRule(milk)
                        .best(List.of(
                                milk,
                                item(2, "dairy", "1.20", new SellingRules(18, null, null, true, false)),
                                item(3, "dairy", "1.20", new SellingRules(null, null, null, false, true)))
                                .stream()))
                .isEmpty();
    }
}
