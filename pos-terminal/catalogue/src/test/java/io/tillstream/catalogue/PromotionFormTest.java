package io.tillstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionFormTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Gtin MILK = Gtin.ofDigits("9501101530003");
    private static final Selection ORGANIC = Selection.ofTags("organic");
    private static final Selection MILK_OR_FOOD = new Selection.Listed(List.of(MILK), List.of("food", "果物"), List.of());
    private static final LocalText NAME = new LocalText("Three for two", "買二送一", "买二送一");
    private static final Eligibility ALWAYS =
            new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), Instant.EPOCH, NOON.plusNanos(1), null);

    static List<Reward> rewards() {
        return List.of(
                new Reward.PercentOff(10_000),
                new Reward.AmountOff(Money.parse("0.01 GBP")),
                new Reward.FixedPrice(Money.parse("0 TWD")),
                new Reward.NForPrice(3, Money.parse("10.00 GBP")),
                new Reward.BuyXGetY(2, 1, 5_000, null),
                new Reward.BuyXGetY(1, 2, 10_000, ORGANIC),
                new Reward.CheapestFree(3),
                new Reward.BundlePrice(
                        List.of(new Reward.Part(ORGANIC, 2), new Reward.Part(MILK_OR_FOOD, 1)),
                        Money.parse("5.00 GBP")),
                new Reward.FreeItem(MILK_OR_FOOD, 4),
                new Reward.BasketAmountOff(Money.parse("10000000000.00 GBP")),
                new Reward.BasketPercentOff(1),
                new Reward.PointsMultiplier(150),
                new Reward.BonusPoints(1_000_000_000));
    }

    static List<Promotion> promotions() {
        Qualifying everything = Qualifying.of(Selection.everything());
        Reward half = new Reward.PercentOff(5_000);
        Eligibility segment = new Eligibility(
                new Eligibility.Segments(List.of("new", "lapsed")),
                List.of(StoreId.of("s1"), StoreId.of("s2")),
                List.of(Channel.TILL, Channel.APP),
                NOON.minusSeconds(1),
                NOON,
                "SPRING");
        Eligibility members =
                new Eligibility(new Eligibility.Members(), List.of(), List.of(Channel.WEB), Instant.EPOCH, NOON, null);
        Money floor = Money.parse("0.50 GBP");
        return List.of(
                new Promotion("everything", NAME, ALWAYS, everything, half, Limits.none(), 0, null, false, null, true),
                new Promotion(
                        "limited",
                        NAME,
                        segment,
                        new Qualifying(MILK_OR_FOOD, new Qualifying.Pieces(9_999)),
                        half,
                        new Limits(1L, 2L, Long.MAX_VALUE, Money.parse("7.00 GBP")),
                        -5,
                        "spring",
                        true,
                        floor,
                        false),
                new Promotion(
                        "for-members",
                        NAME,
                        members,
                        new Qualifying(ORGANIC, new Qualifying.Amount(Money.parse("30.00 GBP"))),
                        half,
                        Limits.none(),
                        Integer.MAX_VALUE,
                        null,
                        true,
                        null,
                        true));
    }

    private static Promotion with(Reward reward) {
        Qualifying everything = Qualifying.of(Selection.everything());
        return new Promotion("p", NAME, ALWAYS, everything, reward, Limits.none(), 1, null, true, null, true);
    }

    private static Promotion readBack(Promotion promotion) {
        RowBytes bytes = RowBytes.empty();
        PromotionForm.shorten(promotion, bytes);
        return PromotionForm.read(RowBytes.at(ByteBuffer.wrap(bytes.take()), 0));
    }

    @ParameterizedTest
    @MethodSource("rewards")
    void saysEverythingOfEachKind(Reward reward) {
        assertThat(readBack(with(reward))).isEqualTo(with(reward));
    }

    @ParameterizedTest
    @MethodSource("promotions")
    void saysForWhomAndHowOftenAPromotionIs(Promotion promotion) {
        assertThat(readBack(promotion)).isEqualTo(promotion);
    }

    @Test
    void isGivenAgainAfterAStart(@TempDir Path folder) throws Exception {
        Shelf shelf = new Shelf();
        promotions().forEach(promotion -> shelf.take(new Change.PromotionIs(promotion), NOON));

        new ShelfFile(folder).save(shelf, "a-7");

        assertThat(new ShelfFile(folder).open(NOON)).isInstanceOfSatisfying(ShelfFile.Found.Kept.class, kept -> {
            assertThat(kept.shelf().promotions()).containsExactlyInAnyOrderElementsOf(promotions());
            assertThat(kept.shelf().book().find("everything")).isPresent();
        });
    }
}
