package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Discount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What customers see of a campaign, rung up by the till's own code. */
final class OfferExampleTest {
    private static final LocalText NAME = new LocalText("Coffee week", "咖啡週", "咖啡周");
    private static final Store STORE = SmallChain.store(StoreId.of("s1"), LocalText.same("Taipei Xinyi"));

    @Test
    void isTheSmallestBasketThatIsGivenSomething() {
        OfferExample one = example(new Reward.PercentOff(2_000), null).orElseThrow();
        OfferExample three = example(new Reward.CheapestFree(3), null).orElseThrow();

        assertThat(one.sale(Language.EN).lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity().amount()).isOne();
            assertThat(line.net()).isEqualTo(SmallChain.dollars(48));
        });
        assertThat(three.sale(Language.EN).lines())
                .extracting(line -> line.quantity().amount())
                .containsExactly(3L);
        assertThat(three.sale(Language.EN).total()).isEqualTo(SmallChain.dollars(120));
    }

    @Test
    void isNamedInTheLanguageOfWhoReadsIt() {
        OfferExample example =
                example(new Reward.AmountOff(SmallChain.dollars(10)), null).orElseThrow();

        for (Language language : Language.values()) {
            assertThat(example.screen(language).lines().getFirst().discounts())
                    .extracting(Discount::name)
                    .containsExactly(NAME.in(language));
            assertThat(example.receipt(language).parts())
                    .as("the receipt in %s", language)
                    .anyMatch(part -> part instanceof ReceiptDocument.Pair pair
                            && pair.left().contains(NAME.in(language)));
        }
    }

    @Test
    void nobodyCanTakeItForAReceipt() {
        ReceiptDocument paper =
                example(new Reward.PercentOff(2_000), null).orElseThrow().receipt(Language.EN);

        assertThat(paper.parts())
                .noneMatch(part -> part instanceof ReceiptDocument.QrCode)
                .noneMatch(part -> part instanceof ReceiptDocument.OpenDrawer);
    }

    @Test
    void presentsTheCouponAndReachesTheMinimum() {
        Plan plan = plan(
                new Reward.BasketAmountOff(SmallChain.dollars(50)),
                new Qualifying(Selection.ofCategories("coffee"), new Qualifying.Amount(SmallChain.dollars(200))),
                "BREW2");

        OfferExample example = OfferExample.of(plan, "campaign-1", STORE, SmallChain.shelf("coffee"))
                .orElseThrow();

        assertThat(example.sale(Language.EN).lines().getFirst().quantity().amount())
                .isEqualTo(4);
        assertThat(example.sale(Language.EN).total()).isEqualTo(SmallChain.dollars(190));
    }

    @Test
    void saysThatNothingIsGivenOnOtherGoods() {
        Plan plan = plan(new Reward.PercentOff(2_000), Qualifying.of(Selection.ofCategories("furniture")), null);

        assertThat(OfferExample.of(plan, "campaign-1", STORE, SmallChain.shelf("coffee")))
                .isEmpty();
    }

    private static Optional<OfferExample> example(Reward reward, @Nullable String coupon) {
        return OfferExample.of(
                plan(reward, Qualifying.of(Selection.ofCategories("coffee")), coupon),
                "campaign-1",
                STORE,
                SmallChain.shelf("coffee"));
    }

    private static Plan plan(Reward reward, Qualifying qualifying, @Nullable String coupon) {
        return new Plan(
                NAME,
                new Audience.Lapsed("coffee", 1, 60),
                coupon,
                qualifying,
                reward,
                new Limits(null, 1L, null, SmallChain.dollars(500)),
                null,
                false,
                LocalDate.parse("2011-12-01"),
                LocalDate.parse("2011-12-14"),
                ZoneId.of("Asia/Taipei"),
                List.of(),
                1_000,
                Plan.Measure.REVENUE);
    }
}
