package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.protectedFor;
import static io.tillstream.checkout.promotion.PromotionShop.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines become wares, wares lots, and what was booked on a ware goes back to its lines. */
class WareTest {
    private static CountedLine tagged(int number, String category, String... tags) {
        return new CountedLine(
                number,
                RandomShop.item(1),
                category,
                Set.of(tags),
                Quantity.each(1),
                eur("1.00"),
                eur("0.00"),
                Protection.NONE);
    }

    /** The line numbers of each ware. */
    private static List<List<Integer>> numbers(CountedLine... lines) {
        List<List<Integer>> numbers = new ArrayList<>();
        for (Ware ware : Ware.of(List.of(lines))) {
            List<Integer> ofWare = new ArrayList<>();
            for (int place : ware.places) {
                ofWare.add(lines[place].number());
            }
            numbers.add(ofWare);
            assertThat(ware.index).isEqualTo(numbers.size() - 1);
        }
        return numbers;
    }

    @Test
    void putsLinesTogetherThatNothingTellsApart() {
        assertThat(numbers(line(3, 1, 2, "1.00"), line(2, 2, 1, "1.00"), line(1, 1, 4, "1.00")))
                .containsExactly(List.of(1, 3), List.of(2));
    }

    @Test
    void keepsApartWhatDiffersInPriceFloorWeightCategoryOrTags() {
        assertThat(numbers(line(1, 1, 1, "2.00"), line(2, 1, 1, "1.00"))).containsExactly(List.of(2), List.of(1));
        assertThat(numbers(floored(line(1, 1, 1, "2.00"), "0.50"), line(2, 1, 1, "2.00")))
                .containsExactly(List.of(2), List.of(1));
        assertThat(numbers(weighed(1, 1, 300, "2.00"), weighed(2, 1, 200, "2.00"), weighed(3, 1, 300, "2.00")))
                .containsExactly(List.of(2), List.of(1, 3));
        assertThat(numbers(weighed(1, 1, 1, "2.00"), line(2, 1, 1, "2.00"))).containsExactly(List.of(2), List.of(1));
        assertThat(numbers(tagged(1, "dairy"), tagged(2, "bakery"))).containsExactly(List.of(2), List.of(1));
        assertThat(numbers(tagged(1, "dairy", "organic", "local"), tagged(2, "dairy", "local", "organic")))
                .containsExactly(List.of(1, 2));
        assertThat(numbers(tagged(1, "dairy", "organic"), tagged(2, "dairy", "local"), tagged(3, "dairy")))
                .containsExactly(List.of(3), List.of(2), List.of(1));
    }

    @Test
    void leavesOutProtectedLines() {
        assertThat(numbers(line(1, 1, 1, "1.00"), protectedFor(Protection.NOT_DISCOUNTABLE, line(2, 2, 1, "1.00"))))
                .containsExactly(List.of(1));
    }

    @Test
    void countsPiecesAndTakesAWeighedLineAsOneUnit() {
        Ware pieces =
                Ware.of(List.of(line(1, 1, 2, "1.50"), line(2, 1, 4, "1.50"))).getFirst();
        Ware cheese =
                Ware.of(List.of(floored(weighed(1, 1, 250, "10.00"), "8.00"))).getFirst();

        assertThat(pieces.units).isEqualTo(6);
        assertThat(pieces.price).isEqualTo(150);
        assertThat(pieces.perUnit(eur("0.30"))).isEqualTo(30);
        assertThat(cheese.units).isEqualTo(1);
        assertThat(cheese.price).isEqualTo(250);
        assertThat(cheese.floor).isEqualTo(200);
        assertThat(cheese.perUnit(eur("0.30"))).isEqualTo(8);
        assertThat(cheese.perUnit(null)).isZero();
        assertThat(cheese.perUnit(eur("0.00"))).isZero();
    }

    @Test
    void cutsARunOfUnitsAtTheEndsOfItsLines() {
        Ware ware = Ware.of(List.of(line(1, 1, 2, "1.00"), line(2, 1, 3, "1.00"), line(3, 1, 1, "1.00")))
                .getFirst();
        List<String> cut = new ArrayList<>();

        Slice.cut(ware, 1, 4, (place, count) -> cut.add(place + ":" + count));
        assertThat(cut).containsExactly("0:1", "1:3");

        cut.clear();
        Slice.cut(ware, 2, 3, (place, count) -> cut.add(place + ":" + count));
        assertThat(cut).containsExactly("1:3");

        cut.clear();
        Slice.cut(ware, 4, 2, (place, count) -> cut.add(place + ":" + count));
        assertThat(cut).containsExactly("1:1", "2:1");
    }

    @Test
    void hasRoomDownToTheHigherFloor() {
        Lot lot =
                Lot.of(Ware.of(List.of(floored(line(1, 1, 3, "2.00"), "0.50")))).getFirst();

        assertThat(lot.room(0)).isEqualTo(150);
        assertThat(lot.room(80)).isEqualTo(120);
        assertThat(lot.room(300)).isZero();
        Lot reduced = lot.piece(1, 2, 40, false);
        assertThat(reduced.net()).isEqualTo(160);
        assertThat(reduced.room(0)).isEqualTo(110);
        assertThat(reduced.end()).isEqualTo(3);
        assertThat(reduced.served()).isFalse();
        assertThat(lot.piece(0, 1, 0, true).piece(0, 1, 10, false).served()).isTrue();
    }
}
