package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets made from the dearest units on, within all limits, where the best sets cannot be searched for. */
class DearestFirstTest {
    /** Lots by falling price: five at 4.00, four at 3.00, three at 1.00. */
    private static final List<Lot> LOTS = List.of(lot(1, 5, "4.00"), lot(2, 4, "3.00"), lot(3, 3, "1.00"));

    private static Lot lot(int item, long pieces, String price) {
        return Lot.of(Ware.of(List.of(line(1, item, pieces, price)))).getFirst();
    }

    private static Candidate candidate(long uses, long money) {
        Promotion promotion = PromotionShop.Draft.of("a", new Reward.NForPrice(2, eur("5.00")))
                .made();
        Candidate candidate = new Candidate(new RankedPromotion(1, promotion), 1);
        candidate.uses = uses;
        candidate.money = money;
        return candidate;
    }

    private static Gain.Grant twoForFive(long uses, long money, long... units) {
        SetTerms terms = new SetTerms(new long[] {1}, new long[] {2}, 500);
        return new DearestFirst(candidate(uses, money), LOTS, new int[][] {{0, 1, 2}}, terms).grant(units);
    }

    private static Gain.Grant oneOfEach(long... units) {
        SetTerms terms = new SetTerms(new long[] {2, 4}, new long[] {1, 1}, 500);
        return new DearestFirst(candidate(Long.MAX_VALUE, Long.MAX_VALUE), LOTS, new int[][] {{0, 1}, {1, 2}}, terms)
                .grant(units);
    }

    /** Lot, count and what is off each unit: {@code 0: 4 x 150}. */
    private static List<String> runs(Gain.Grant grant) {
        return grant.runs().stream()
                .map(run -> run.lot() + ": " + run.count() + " x " + run.off())
                .toList();
    }

    @Test
    void makesAlikeSetsAtOnceAndStopsWhereASetSavesNothing() {
        // Twice 4.00 and 4.00 (3.00 off), 4.00 and 3.00 (2.00 off), 3.00 and 3.00 (1.00 off); 3.00 and 1.00 save
        // nothing.
        Gain.Grant grant = twoForFive(Long.MAX_VALUE, Long.MAX_VALUE, 5, 4, 3);

        assertThat(StandIn.amountOf(grant)).isEqualTo(900);
        assertThat(grant.uses()).isEqualTo(4);
        assertThat(runs(grant)).containsExactly("0: 4 x 150", "0: 1 x 114", "1: 1 x 86", "1: 2 x 50");
    }

    @Test
    void makesNoMoreSetsThanAllowed() {
        assertThat(StandIn.amountOf(twoForFive(1, Long.MAX_VALUE, 5, 4, 3))).isEqualTo(300);
        assertThat(StandIn.amountOf(twoForFive(3, Long.MAX_VALUE, 5, 4, 3))).isEqualTo(800);
        assertThat(twoForFive(3, Long.MAX_VALUE, 5, 4, 3).uses()).isEqualTo(3);
    }

    @Test
    void leavesOutSetsThatThereIsNoMoneyFor() {
        // 3.00 once, then 2.00, and nothing is left.
        assertThat(StandIn.amountOf(twoForFive(Long.MAX_VALUE, 500, 5, 4, 3))).isEqualTo(500);
        // Not enough for 3.00; 2.00 fits.
        assertThat(StandIn.amountOf(twoForFive(Long.MAX_VALUE, 299, 5, 4, 3))).isEqualTo(200);
        assertThat(StandIn.amountOf(twoForFive(Long.MAX_VALUE, 99, 5, 4, 3))).isZero();
    }

    @Test
    void makesNothingOfTooFewUnits() {
        assertThat(twoForFive(Long.MAX_VALUE, Long.MAX_VALUE, 1, 0, 0)).isEqualTo(new Gain.Grant(0, List.of()));
        assertThat(StandIn.amountOf(twoForFive(Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, 0)))
                .isEqualTo(200);
    }

    @Test
    void takesNoUnitForTwoParts() {
        assertThat(StandIn.amountOf(oneOfEach(0, 1, 0))).isZero();
        // One at 3.00 for the first part and one for the second.
        assertThat(StandIn.amountOf(oneOfEach(0, 2, 0))).isEqualTo(100);
        assertThat(StandIn.amountOf(oneOfEach(1, 1, 1))).isEqualTo(200);
    }

    @Test
    void savesNoMoreThanTheRoomOfItsUnits() {
        List<Lot> lots = Lot.of(Ware.of(List.of(floored(line(1, 1, 4, "4.00"), "3.50"))));
        SetTerms terms = new SetTerms(new long[] {1}, new long[] {2}, 500);

        Gain.Grant grant = new DearestFirst(candidate(Long.MAX_VALUE, Long.MAX_VALUE), lots, new int[][] {{0}}, terms)
                .grant(new long[] {4});

        assertThat(StandIn.amountOf(grant)).isEqualTo(200);
        assertThat(grant.uses()).isEqualTo(2);
    }
}
