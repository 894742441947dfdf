package io.tillstream.checkout.returns;

import static io.tillstream.checkout.returns.Counter.CUP;
import static io.tillstream.checkout.returns.Counter.NOON;
import static io.tillstream.checkout.returns.Counter.TEA;
import static io.tillstream.checkout.returns.Counter.offered;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.returns.RefundableLines.Answer;
import io.tillstream.checkout.returns.RefundableLines.Claim;
import io.tillstream.checkout.returns.RefundableLines.Posting;
import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundableLinesTest {
    private static final Store SHOP = Counter.store("GBP", true, 2000, 1);
    private static final Money POUND = Money.parse("1.00 GBP");
    private static final Sale SALE = Counter.at(SHOP)
            .sells(CUP, Quantity.each(2), POUND, "standard", 0)
            .sells(TEA, Quantity.each(1), POUND, "standard", 0)
            .paid(TenderType.CASH, POUND.times(3))
            .sale(1);
    private static final RefundableLines WHOLE = RefundableLines.of(SALE);
    private static final TillId FIRST = TillId.parse("s1-t1");
    private static final TillId SECOND = TillId.parse("s1-t2");

    private static Claim claim(TillId till, int line, long pieces) {
        return new Claim(till, List.of(new Chosen(line, Quantity.each(pieces))), NOON.plus(Duration.ofMinutes(5)));
    }

    private static RefundableLines granted(Answer answer) {
        return switch (answer) {
            case Answer.Granted(RefundableLines after) -> after;
            case Answer.Refused(List<Refusal> reasons) -> throw new AssertionError("Refused: " + reasons);
        };
    }

    private static RefundableLines counted(Posting posting) {
        return switch (posting) {
            case Posting.Counted(RefundableLines after) -> after;
            case Posting.Overdrawn _, Posting.Duplicate _, Posting.NotOfThisSale _ ->
                throw new AssertionError("Unexpected " + posting);
        };
    }

    private static Sale returned(TillId till, long sequence, int line, long pieces) {
        return offered(new WithReceipt(SHOP, ReturnHistory.ofFirst(SALE), new Chosen(line, Quantity.each(pieces))))
                .sale(new Source(till, 1, sequence), NOON, Counter.TODAY, "c01");
    }

    @Test
    void refusesTheSecondOfTwoTillsThatTakeTheSameLineBack() {
        RefundableLines held = granted(WHOLE.claim(claim(FIRST, 1, 2), NOON));

        assertThat(held.claim(claim(SECOND, 1, 1), NOON))
                .isEqualTo(
                        new Answer.Refused(List.of(new Refusal.MoreThanLeft(1, Quantity.each(1), Quantity.each(0)))));
        assertThat(held.claim(claim(SECOND, 2, 1), NOON)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void grantsTheSameClaimAgain() {
        RefundableLines held = granted(WHOLE.claim(claim(FIRST, 1, 2), NOON));

        assertThat(granted(held.claim(claim(FIRST, 1, 2), NOON))).isEqualTo(held);
    }

    @Test
    void forgetsAClaimThatLapsed() {
        RefundableLines held = granted(WHOLE.claim(claim(FIRST, 1, 2), NOON));

        assertThat(held.claim(claim(SECOND, 1, 2), NOON.plus(Duration.ofMinutes(5))))
                .isInstanceOf(Answer.Granted.class);
        assertThat(held.claim(
                        claim(SECOND, 1, 2), NOON.plus(Duration.ofMinutes(5)).minusMillis(1)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void countsAReturnOnceAndEndsItsClaim() {
        RefundableLines held = granted(WHOLE.claim(claim(FIRST, 1, 2), NOON));
        Sale back = returned(FIRST, 2, 1, 1);

        RefundableLines after = counted(held.count(back));

        assertThat(after.claims()).isEmpty();
        assertThat(after.lines().getFirst().returned()).isEqualTo(Quantity.each(1));
        assertThat(after.lines().getFirst().refunded()).isEqualTo(POUND);
        assertThat(after.count(back)).isEqualTo(new Posting.Duplicate());
        assertThat(after.claim(claim(SECOND, 1, 2), NOON))
                .isEqualTo(
                        new Answer.Refused(List.of(new Refusal.MoreThanLeft(1, Quantity.each(2), Quantity.each(1)))));
    }

    @Test
    void countsAndFlagsWhatTwoTillsTookBackOffline() {
        RefundableLines after = counted(WHOLE.count(returned(FIRST, 2, 1, 2)));

        Posting second = after.count(returned(SECOND, 9, 1, 1));

        assertThat(second).isInstanceOfSatisfying(Posting.Overdrawn.class, overdrawn -> {
            assertThat(overdrawn.reasons())
                    .containsExactly(new Refusal.MoreThanLeft(1, Quantity.each(1), Quantity.each(0)));
            assertThat(overdrawn.after().lines().getFirst().returned()).isEqualTo(Quantity.each(3));
        });
    }

    @Test
    void leavesOtherSalesAlone() {
        Sale other = Counter.at(SHOP)
                .sells(CUP, Quantity.each(1), POUND, "standard", 0)
                .paid(TenderType.CASH, POUND)
                .sale(7);

        assertThat(WHOLE.count(other)).isEqualTo(new Posting.NotOfThisSale());
        assertThat(WHOLE.claim(claim(FIRST, 3, 1), NOON))
                .isEqualTo(new Answer.Refused(List.of(new Refusal.NoSuchLine(SALE.source(), 3))));
    }

    @Test
    void grantsNoQuantityThatNobodyCanBringBack() {
        assertThat(WHOLE.claim(claim(FIRST, 1, 0), NOON))
                .isEqualTo(new Answer.Refused(List.of(new Refusal.NotAQuantity("Line 1", Quantity.each(0)))));
        assertThat(WHOLE.claim(claim(FIRST, 1, -5), NOON))
                .as("less than nothing would free goods that others took")
                .isEqualTo(new Answer.Refused(List.of(new Refusal.NotAQuantity("Line 1", Quantity.each(-5)))));
        Claim weighed = new Claim(FIRST, List.of(new Chosen(1, Quantity.grams(1))), NOON.plusSeconds(60));
        assertThat(WHOLE.claim(weighed, NOON))
                .isEqualTo(new Answer.Refused(List.of(new Refusal.NotAQuantity("Line 1", Quantity.grams(1)))));
    }

    @Test
    void countsPartsOfALineTogetherHoweverLargeTheyAre() {
        Chosen most = new Chosen(1, Quantity.each(Long.MAX_VALUE));
        Claim absurd = new Claim(FIRST, List.of(most, most), NOON.plusSeconds(60));
        Chosen one = new Chosen(1, Quantity.each(1));

        assertThat(WHOLE.claim(absurd, NOON))
                .isEqualTo(new Answer.Refused(
                        List.of(new Refusal.MoreThanLeft(1, Quantity.each(Long.MAX_VALUE), Quantity.each(2)))));
        assertThat(WHOLE.claim(new Claim(FIRST, List.of(one, one, one), NOON.plusSeconds(60)), NOON))
                .isInstanceOf(Answer.Refused.class);
        assertThat(WHOLE.claim(new Claim(FIRST, List.of(one, one), NOON.plusSeconds(60)), NOON))
                .isInstanceOf(Answer.Granted.class);
    }

    @Test
    void isExhaustedWhenEverythingCameBack() {
        RefundableLines after =
                counted(counted(WHOLE.count(returned(FIRST, 2, 1, 2))).count(returned(FIRST, 3, 2, 1)));

        assertThat(WHOLE.isExhausted()).isFalse();
        assertThat(after.isExhausted()).isTrue();
    }
}
