package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.Gain.Grant;
import io.tillstream.checkout.promotion.Gain.Run;
import io.tillstream.events.assortment.Reward;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goods on the counter, cut into lots by what is booked on them. */
class CounterTest {
    private static final List<Lot> LOTS =
            Lot.of(Ware.of(List.of(PromotionShop.line(1, 1, 5, "1.00"), PromotionShop.line(2, 2, 2, "2.00"))));

    /** A promotion that does what it is told. */
    private record Told(Candidate candidate, List<Lot> lots, Grant grant) implements Gain {
        @Override
        public long most(long[] units) {
            return StandIn.amountOf(grant);
        }

        @Override
        public Grant grant(long[] units) {
            return grant;
        }
    }

    private static Candidate candidate(int rank, boolean stacking) {
        PromotionShop.Draft draft = PromotionShop.Draft.of("p" + rank, new Reward.PercentOff(1_000));
        return new Candidate(new RankedPromotion(rank, (stacking ? draft.stacking() : draft).made()), 2);
    }

    private static void book(Counter counter, Candidate candidate, long uses, Run... runs) {
        Told told = new Told(candidate, counter.lots(), new Grant(uses, List.of(runs)));
        counter.book(List.of(told), List.of(told.grant()));
    }

    /** Each lot: {@code from+count off served}. */
    private static List<String> lots(Counter counter) {
        return counter.lots().stream()
                .map(lot -> lot.from() + "+" + lot.count() + " " + lot.off() + (lot.served() ? " served" : ""))
                .toList();
    }

    @Test
    void cutsALotIntoWhatWasBookedAndTheRest() {
        Counter counter = new Counter(LOTS);

        book(counter, candidate(1, false), 1, new Run(0, 2, 30, Role.REWARD), new Run(0, 1, 0, Role.QUALIFIER));

        assertThat(lots(counter)).containsExactly("0+2 30 served", "2+1 0 served", "3+2 0", "0+2 0");
        assertThat(counter.lots()).extracting(Lot::at).containsExactly(0, 1, 2, 3);
        assertThat(counter.usesOf(candidate(1, false).ranked)).isEqualTo(1);
        assertThat(counter.usesOf(candidate(2, false).ranked)).isZero();
    }

    @Test
    void leavesNothingOfALotThatIsBookedAsAWhole() {
        Counter counter = new Counter(LOTS);

        book(counter, candidate(1, true), 7, new Run(0, 5, 10, Role.REWARD), new Run(1, 2, 20, Role.REWARD));
        book(counter, candidate(2, false), 1, new Run(0, 1, 5, Role.REWARD));

        assertThat(lots(counter)).containsExactly("0+1 15 served", "1+4 10", "0+2 20");
        assertThat(counter.amounts()).containsEntry(1, 90L).containsEntry(2, 5L).hasSize(2);
    }

    @Test
    void staysAsItIsWhereNothingIsBooked() {
        Counter counter = new Counter(LOTS);

        book(counter, candidate(1, true), 0);

        assertThat(counter.lots()).isSameAs(LOTS);
        assertThat(counter.bookings()).isEmpty();
    }

    @Test
    void isBetterWithALargerSumThenWithMoreByTheLowerRank() {
        Counter more = new Counter(LOTS);
        book(more, candidate(2, false), 1, new Run(0, 1, 31, Role.REWARD));
        Counter first = new Counter(LOTS);
        book(first, candidate(1, false), 1, new Run(0, 1, 30, Role.REWARD));
        Counter second = new Counter(LOTS);
        book(second, candidate(2, false), 1, new Run(0, 3, 10, Role.REWARD));

        assertThat(more.isBetterThan(first, 3)).isTrue();
        assertThat(first.isBetterThan(more, 3)).isFalse();
        assertThat(first.isBetterThan(second, 3)).isTrue();
        assertThat(second.isBetterThan(first, 3)).isFalse();
        assertThat(first.isBetterThan(first, 3)).isFalse();
    }
}
