package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.between;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.inStores;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.Encounter.Effect;
import io.tillstream.checkout.promotion.Encounter.Meet;
import io.tillstream.checkout.promotion.Encounter.NeverMeet;
import io.tillstream.checkout.promotion.Encounter.Obstacle;
import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConflictFinderTest {
    private static final Selection MILK = Selection.ofGtins(RandomShop.item(1));
    private static final Selection BREAD = Selection.ofGtins(RandomShop.item(2));
    private static final ConflictFinder SHELF =
            new ConflictFinder(List.of(line(1, 1, 1, "1.20"), line(2, 2, 1, "2.50"), line(3, 3, 1, "4.00")));

    private static Draft tenOff(String id, Selection items) {
        return Draft.of(id, new Reward.PercentOff(1_000)).on(items);
    }

    static Stream<Arguments> provablyApart() {
        Instant middle = Instant.parse("2026-11-15T00:00:00Z");
        Draft a = tenOff("a", MILK);
        Draft b = tenOff("b", MILK);
        return Stream.of(
                Arguments.of(
                        a.when(between(PromotionShop.FROM, middle)),
                        b.when(between(middle, PromotionShop.UNTIL)),
                        Obstacle.TIME),
                Arguments.of(a.when(inStores(new StoreId("s1"))), b.when(inStores(new StoreId("s2"))), Obstacle.STORES),
                Arguments.of(a.when(over(Channel.TILL)), b.when(over(Channel.APP, Channel.WEB)), Obstacle.CHANNELS),
                Arguments.of(a.inGroup("week"), b.inGroup("week"), Obstacle.EXCLUSIVE_GROUP),
                Arguments.of(a, tenOff("b", BREAD), Obstacle.ITEMS));
    }

    @ParameterizedTest
    @MethodSource("provablyApart")
    void provesThatTwoNeverMeet(Draft one, Draft other, Obstacle obstacle) {
        assertThat(SHELF.between(one.made(), other.made())).isEqualTo(new NeverMeet(obstacle));
    }

    @Test
    void showsOnePieceWhereThatIsEnough() {
        Encounter encounter = SHELF.between(
                tenOff("a", MILK).made(), tenOff("b", Selection.everything()).made());

        assertThat(encounter).isInstanceOfSatisfying(Meet.class, meet -> {
            assertThat(meet.basket().lines()).singleElement().satisfies(only -> {
                assertThat(only.gtin()).isEqualTo(RandomShop.item(1));
                assertThat(only.quantity()).isEqualTo(Quantity.each(1));
            });
            assertThat(meet.effect()).isEqualTo(Effect.COMPETE);
            assertThat(meet.provenSmallest()).isTrue();
        });
    }

    @Test
    void showsThreePiecesForThreeForTwo() {
        Encounter encounter = SHELF.between(
                Draft.of("a", new Reward.CheapestFree(3)).on(MILK).made(),
                tenOff("b", MILK).stacking().made());

        assertThat(encounter).isInstanceOfSatisfying(Meet.class, meet -> {
            assertThat(meet.basket().lines())
                    .singleElement()
                    .satisfies(only -> assertThat(only.quantity()).isEqualTo(Quantity.each(3)));
            assertThat(meet.effect()).isEqualTo(Effect.ADD);
        });
    }

    @Test
    void reachesAMinimumWithTheDearestGoods() {
        // One milk has to be there for b; with two pieces of 4.00 that makes 9.20, with one it is too little.
        Encounter encounter = SHELF.between(
                Draft.of("a", new Reward.BasketAmountOff(eur("1.00")))
                        .from(new Qualifying.Amount(eur("9.00")))
                        .made(),
                tenOff("b", MILK).made());

        assertThat(encounter)
                .isInstanceOfSatisfying(
                        Meet.class,
                        meet -> assertThat(meet.basket().lines().stream()
                                        .mapToLong(line -> line.quantity().amount())
                                        .sum())
                                .isEqualTo(3));
    }

    @Test
    void buildsALargeBasketWhereAMinimumWantsOne() {
        Encounter encounter = SHELF.between(
                tenOff("a", MILK).from(new Qualifying.Pieces(50)).made(),
                tenOff("b", MILK).made());

        assertThat(encounter).isInstanceOfSatisfying(Meet.class, meet -> {
            assertThat(meet.basket().lines())
                    .singleElement()
                    .satisfies(only -> assertThat(only.quantity()).isEqualTo(Quantity.each(50)));
            assertThat(meet.provenSmallest()).isFalse();
        });
    }

    @Test
    void findsThePairsOfASetThatMeet() {
        List<Promotion> promotions = List.of(
                tenOff("a", MILK).made(),
                tenOff("b", BREAD).made(),
                tenOff("c", Selection.ofGtins(RandomShop.item(2), RandomShop.item(3)))
                        .made());

        assertThat(SHELF.meetings(promotions))
                .extracting(meeting -> meeting.one() + "+" + meeting.other())
                .containsExactly("b+c");
    }
}
