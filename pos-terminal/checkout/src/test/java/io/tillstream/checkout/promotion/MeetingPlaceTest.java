package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.between;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.forMembers;
import static io.tillstream.checkout.promotion.PromotionShop.forSegments;
import static io.tillstream.checkout.promotion.PromotionShop.inStores;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.over;
import static io.tillstream.checkout.promotion.PromotionShop.weighed;
import static io.tillstream.checkout.promotion.PromotionShop.withCoupon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.Encounter.Effect;
import io.tillstream.checkout.promotion.Encounter.Meet;
import io.tillstream.checkout.promotion.Encounter.NeverMeet;
import io.tillstream.checkout.promotion.Encounter.Obstacle;
import io.tillstream.checkout.promotion.Encounter.Undecided;
import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest basket in which two promotions meet: what is in it, and where and when it is bought. */
class MeetingPlaceTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));
    private static final List<CountedLine> SHELF =
            List.of(line(1, 1, 1, "1.20"), line(2, 2, 1, "2.50"), line(3, 3, 1, "4.00"));

    private static Draft ten(String id) {
        return Draft.of(id, new Reward.PercentOff(1_000));
    }

    private static Encounter between(Draft one, Draft other) {
        return new ConflictFinder(SHELF).between(one.made(), other.made());
    }

    private static Meet meet(Draft one, Draft other) {
        return meet(SHELF, one, other);
    }

    private static Meet meet(List<CountedLine> shelf, Draft one, Draft other) {
        Encounter encounter = new ConflictFinder(shelf).between(one.made(), other.made());
        assertThat(encounter).isInstanceOf(Meet.class);
        return (Meet) encounter;
    }

    /** The goods of a basket: {@code 3 x 1.20}. */
    private static List<String> goods(Meet meet) {
        return meet.basket().lines().stream()
                .map(line -> line.quantity().amount() + " x " + line.unitPrice())
                .toList();
    }

    @Test
    void numbersTheLinesFromOne() {
        Meet meet = meet(
                ten("a").on(MILK),
                Draft.of(
                        "b",
                        new Reward.BundlePrice(
                                List.of(new Reward.Part(MILK, 1), new Reward.Part(BREAD, 2)), eur("1.00"))));

        assertThat(goods(meet)).containsExactlyInAnyOrder("1 x 1.20 EUR", "2 x 2.50 EUR");
        assertThat(meet.basket().lines()).extracting(CountedLine::number).containsExactly(1, 2);
        assertThat(meet.provenSmallest()).isTrue();
    }

    @Test
    void competesUnlessOneOfThemStacks() {
        assertThat(meet(ten("a"), ten("b")).effect()).isEqualTo(Effect.COMPETE);
        assertThat(meet(ten("a").stacking(), ten("b")).effect()).isEqualTo(Effect.ADD);
        assertThat(meet(ten("a"), ten("b").stacking()).effect()).isEqualTo(Effect.ADD);
    }

    @Test
    void provesBasketsOfUpToSixUnits() {
        Meet six = meet(Draft.of("a", new Reward.CheapestFree(6)).on(MILK), ten("b"));
        Meet seven = meet(Draft.of("a", new Reward.CheapestFree(7)).on(MILK), ten("b"));

        assertThat(goods(six)).containsExactly("6 x 1.20 EUR");
        assertThat(six.provenSmallest()).isTrue();
        assertThat(goods(seven)).containsExactly("7 x 1.20 EUR");
        assertThat(seven.provenSmallest()).isFalse();
    }

    @Test
    void thinsEveryGoodOfALargeBasket() {
        Meet meet = meet(
                Draft.of(
                        "a",
                        new Reward.BundlePrice(
                                List.of(new Reward.Part(MILK, 9), new Reward.Part(BREAD, 4)), eur("1.00"))),
                ten("b").on(Selection.ofGtins(RandomShop.item(1), RandomShop.item(3))));

        assertThat(goods(meet)).containsExactlyInAnyOrder("9 x 1.20 EUR", "4 x 2.50 EUR");
    }

    @Test
    void reachesTheLargestMinimum() {
        Meet meet = meet(ten("a").on(MILK).from(new Qualifying.Pieces(9_999)), ten("b").on(MILK));

        assertThat(goods(meet)).containsExactly("9999 x 1.20 EUR");
    }

    @Test
    void isUndecidedWhereNoBasketTriedIsEnough() {
        assertThat(between(ten("a").on(MILK).from(new Qualifying.Amount(eur("1000000000.00"))), ten("b").on(MILK)))
                .isEqualTo(new Undecided());
        assertThat(between(Draft.of("a", new Reward.FixedPrice(eur("9.00"))), ten("b")))
                .isEqualTo(new Undecided());
    }

    @Test
    void needsTheSameGoodsAndNotOnlyTheSameBasket() {
        assertThat(between(ten("a").on(MILK), ten("b").on(BREAD))).isEqualTo(new NeverMeet(Obstacle.ITEMS));
        assertThat(meet(
                                ten("a").on(MILK),
                                Draft.of("b", new Reward.BonusPoints(5)).on(MILK))
                        .basket()
                        .lines())
                .hasSize(1);
        // The bonus counts milk only, the ten per cent bread and cake.
        assertThat(between(
                        ten("a").on(Selection.ofGtins(RandomShop.item(2), RandomShop.item(3))),
                        Draft.of("b", new Reward.BonusPoints(5)).on(MILK)))
                .isEqualTo(new NeverMeet(Obstacle.ITEMS));
    }

    @Test
    void takesTheDearestOfGoodsThatDoNotDiffer() {
        assertThat(goods(meet(ten("a"), ten("b").stacking()))).containsExactly("1 x 4.00 EUR");
    }

    @Test
    void takesCheaperGoodsWhereOnlyTheyHaveRoom() {
        List<CountedLine> shelf = List.of(floored(line(1, 1, 1, "4.00"), "4.00"), line(2, 2, 1, "1.00"));

        assertThat(goods(meet(shelf, ten("a"), ten("b").stacking()))).containsExactly("1 x 1.00 EUR");
    }

    @Test
    void takesTheFirstOfGoodsThatAreAlike() {
        List<CountedLine> shelf = List.of(line(1, 1, 1, "4.00"), line(2, 2, 1, "4.00"));

        assertThat(meet(shelf, ten("a"), ten("b")).basket().lines())
                .singleElement()
                .satisfies(only -> assertThat(only.gtin()).isEqualTo(RandomShop.item(1)));
    }

    @Test
    void buysWeighedGoodsInLinesOfTheirOwn() {
        List<CountedLine> shelf = List.of(weighed(1, 1, 1_000, "4.00"));

        Meet meet = meet(shelf, Draft.of("a", new Reward.CheapestFree(2)), ten("b"));

        assertThat(goods(meet)).containsExactly("1000 x 4.00 EUR", "1000 x 4.00 EUR");
        assertThat(meet.basket().lines()).extracting(CountedLine::number).containsExactly(1, 2);
    }

    @Test
    void happensWhereAndWhenBothHold() {
        Instant later = Instant.parse("2026-11-20T00:00:00Z");
        StoreId shared = new StoreId("s7");

        Purchase basket = meet(
                        ten("a").when(inStores(new StoreId("s5"), shared)),
                        ten("b").when(inStores(new StoreId("s6"), shared)))
                .basket();
        assertThat(basket.store()).isEqualTo(shared);
        assertThat(meet(ten("a"), ten("b").when(inStores(shared))).basket().store())
                .isEqualTo(shared);
        assertThat(meet(ten("a").when(inStores(shared)), ten("b")).basket().store())
                .isEqualTo(shared);
        assertThat(meet(ten("a").when(over(Channel.WEB, Channel.APP)), ten("b").when(over(Channel.APP)))
                        .basket()
                        .channel())
                .isEqualTo(Channel.APP);
        assertThat(meet(ten("a").when(PromotionShop.between(later, PromotionShop.UNTIL)), ten("b"))
                        .basket()
                        .at())
                .isEqualTo(later);
        assertThat(meet(ten("a"), ten("b").when(PromotionShop.between(later, PromotionShop.UNTIL)))
                        .basket()
                        .at())
                .isEqualTo(later);
    }

    @Test
    void isTheBasketOfAShopperWhoGetsBoth() {
        Purchase basket = meet(ten("a").when(forSegments("families")), ten("b").when(forSegments("seniors", "staff")))
                .basket();

        assertThat(basket.shopper()).isNotNull();
        assertThat(basket.shopper().segments()).containsExactlyInAnyOrder("families", "seniors");
        assertThat(meet(ten("a").when(withCoupon("AUTUMN")), ten("b").when(withCoupon("SPRING")))
                        .basket()
                        .coupons())
                .containsExactlyInAnyOrder("AUTUMN", "SPRING");
        assertThat(meet(ten("a").when(forMembers()), ten("b").limited(new Limits(null, null, 5L, eur("9.00"))))
                        .basket()
                        .lines())
                .hasSize(1);
    }

    @Test
    void namesWhatKeepsTwoApart() {
        Draft pounds = Draft.of("b", new Reward.AmountOff(Money.parse("1.00 GBP")));

        assertThat(between(ten("a").paused(), ten("b"))).isEqualTo(new NeverMeet(Obstacle.PAUSED));
        assertThat(between(ten("a"), ten("b").paused())).isEqualTo(new NeverMeet(Obstacle.PAUSED));
        assertThat(between(ten("a"), pounds)).isEqualTo(new NeverMeet(Obstacle.CURRENCIES));
        assertThat(between(pounds, ten("a"))).isEqualTo(new NeverMeet(Obstacle.CURRENCIES));
        assertThat(between(ten("a").inGroup("g"), ten("b").inGroup("h"))).isInstanceOf(Meet.class);
        assertThat(between(ten("a").when(inStores(new StoreId("s1"))), ten("b")))
                .isInstanceOf(Meet.class);
    }

    @Test
    void endsBeforeTheNextBegins() {
        Instant middle = Instant.parse("2026-11-15T00:00:00Z");
        Draft early = ten("a").when(PromotionShop.between(PromotionShop.FROM, middle));
        Draft late = ten("b").when(PromotionShop.between(middle, PromotionShop.UNTIL));

        assertThat(between(early, late)).isEqualTo(new NeverMeet(Obstacle.TIME));
        assertThat(between(late, early)).isEqualTo(new NeverMeet(Obstacle.TIME));
        assertThat(between(early, ten("b").when(PromotionShop.between(middle.minusNanos(1), PromotionShop.UNTIL))))
                .isInstanceOf(Meet.class);
    }

    @Test
    void findsEveryPairOfASetOnceInOrderOfRank() {
        assertThat(new ConflictFinder(SHELF)
                        .meetings(List.of(
                                ten("c").on(MILK).made(),
                                ten("b").made(),
                                ten("a").made(),
                                ten("d").on(MILK).paused().made())))
                .extracting(meeting -> meeting.one() + "+" + meeting.other())
                .containsExactly("a+b", "a+c", "b+c");
    }

    @Test
    void refusesAnEmptyShelf() {
        assertThatThrownBy(() -> new ConflictFinder(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shelf is empty; promotions meet over goods.");
    }
}
