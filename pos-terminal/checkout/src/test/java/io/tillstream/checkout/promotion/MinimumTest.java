package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to be there before a promotion gives anything. */
class MinimumTest {
    private static final List<Lot> LOTS =
            Lot.of(Ware.of(List.of(line(1, 1, 3, "1.00"), line(2, 2, 2, "0.00"), line(3, 3, 5, "2.00"))));

    private static long[] units(long first, long second, long third) {
        return new long[] {first, second, third};
    }

    /** Lot and count of each run of qualifiers: {@code 0x3 2x1}. */
    private static List<String> qualifiers(Minimum minimum, long[] available) {
        List<Gain.Run> runs = new ArrayList<>();
        minimum.addQualifiers(LOTS, available, runs);
        assertThat(runs).allMatch(run -> run.off() == 0 && run.role() == Role.QUALIFIER);
        return runs.stream().map(run -> run.lot() + "x" + run.count()).toList();
    }

    @Test
    void isMetByNothingWhereNothingIsWanted() {
        assertThat(new Minimum(0, 0).isMetBy(LOTS, units(0, 0, 0))).isTrue();
    }

    @Test
    void countsPieces() {
        assertThat(new Minimum(3, 0).isMetBy(LOTS, units(1, 1, 0))).isFalse();
        assertThat(new Minimum(3, 0).isMetBy(LOTS, units(1, 1, 1))).isTrue();
    }

    @Test
    void addsUpWorthAtTheShelfPrice() {
        assertThat(new Minimum(0, 300).isMetBy(LOTS, units(0, 2, 1))).isFalse();
        assertThat(new Minimum(0, 300).isMetBy(LOTS, units(1, 0, 1))).isTrue();
        assertThat(new Minimum(0, 301).isMetBy(LOTS, units(1, 0, 1))).isFalse();
    }

    @Test
    void wantsLessOnceSomeIsThereAndNeverLessThanNothing() {
        assertThat(new Minimum(5, 700).beyond(LOTS, units(2, 0, 1))).isEqualTo(new Minimum(2, 300));
        assertThat(new Minimum(1, 100).beyond(LOTS, units(2, 0, 1))).isEqualTo(new Minimum(0, 0));
    }

    @Test
    void takesAsManyPiecesAsAreWanted() {
        assertThat(qualifiers(new Minimum(4, 0), units(3, 2, 5))).containsExactly("0x3", "1x1");
        assertThat(qualifiers(new Minimum(3, 0), units(3, 2, 5))).containsExactly("0x3");
        assertThat(qualifiers(new Minimum(2, 0), units(0, 0, 5))).containsExactly("2x2");
        assertThat(qualifiers(new Minimum(0, 0), units(3, 2, 5))).isEmpty();
    }

    @Test
    void takesUnitsForAnAmountAndNoneThatCostNothing() {
        assertThat(qualifiers(new Minimum(0, 300), units(3, 2, 5))).containsExactly("0x3");
        assertThat(qualifiers(new Minimum(0, 450), units(3, 2, 5))).containsExactly("0x3", "2x1");
        assertThat(qualifiers(new Minimum(0, 501), units(3, 2, 5))).containsExactly("0x3", "2x2");
        assertThat(qualifiers(new Minimum(0, 200), units(0, 2, 5))).containsExactly("2x1");
        assertThat(qualifiers(new Minimum(0, 201), units(0, 2, 5))).containsExactly("2x2");
    }
}
