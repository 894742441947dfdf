package io.tillstream.checkout.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketResumed.Piece;
import io.tillstream.events.sale.BasketResumed.Share;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BillPartsTest {
    @Test
    void leavesMemberAndCouponsWithTheRestSoThatNobodyHasThemTwice() {
        BasketSuspended bill = bill(List.of(milk(3, 2), milk(1, 0)));
        Share share = share(new Piece(1, 1));

        BasketSuspended taken = BillParts.taken(bill, share);
        BasketSuspended left = BillParts.left(bill, share);

        assertThat(taken.member()).isNull();
        assertThat(taken.coupons()).isEmpty();
        assertThat(left.member()).isEqualTo(Grocer.MEMBER);
        assertThat(left.coupons()).containsExactly("TEN");
    }

    @Test
    void doesNotCutWhatHasOnePriceAsAWhole() {
        SuspendedLine reduced = new SuspendedLine(
                Grocer.MILK.gtin(),
                Quantity.each(2),
                false,
                Grocer.MILK.unitPrice(),
                null,
                null,
                null,
                new SuspendedLine.Reduction(null, Grocer.gbp("0.50"), new Approval("damaged", null)),
                null);
        BasketSuspended bill = bill(List.of(reduced));

        assertThat(BillParts.isDivisible(reduced)).isFalse();
        assertThatThrownBy(() -> BillParts.taken(bill, share(new Piece(1, 1)))).hasMessageContaining("cannot give 1");
        assertThat(BillParts.taken(bill, share(new Piece(1, 2))).lines()).hasSize(1);
    }

    @RepeatedTest(200)
    void losesNoPieceAndCooksNoneTwice(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        List<SuspendedLine> lines = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (int line = 1; line <= random.nextInt(1, 6); line++) {
            long amount = random.nextLong(1, 9);
            lines.add(milk(amount, random.nextLong(0, amount + 1)));
            long taken = random.nextLong(0, amount + 1);
            if (taken > 0) {
                pieces.add(new Piece(line, taken));
            }
        }
        if (pieces.isEmpty()) {
            pieces.add(new Piece(1, 1));
        }
        BasketSuspended bill = bill(lines);
        Share share = new Share(pieces, Grocer.gbp("1.00"));

        BasketSuspended taken = BillParts.taken(bill, share);
        BasketSuspended left = BillParts.left(bill, share);

        assertThat(pieces(taken) + pieces(left)).isEqualTo(pieces(bill));
        assertThat(sent(taken) + sent(left)).isEqualTo(sent(bill));
        assertThat(taken.worth().plus(left.worth())).isEqualTo(bill.worth());
    }

    private static Share share(Piece piece) {
        return new Share(List.of(piece), Grocer.gbp("1.00"));
    }

    private static SuspendedLine milk(long pieces, long sent) {
        return new SuspendedLine(
                Grocer.MILK.gtin(),
                Quantity.each(pieces),
                false,
                Grocer.MILK.unitPrice(),
                null,
                null,
                null,
                null,
                null,
                new KitchenMark(sent, 0, null));
    }

    private static BasketSuspended bill(List<SuspendedLine> lines) {
        return new BasketSuspended(
                Source.parseReceiptNumber("s1-t1/1/2"),
                Instant.EPOCH,
                LocalDate.EPOCH,
                "c1",
                Grocer.MEMBER,
                lines,
                null,
                Grocer.gbp("20.00"),
                List.of(),
                List.of("TEN"),
                TableOrder.opened("T1", Instant.EPOCH),
                List.of());
    }

    private static long pieces(BasketSuspended bill) {
        return bill.lines().stream().mapToLong(line -> line.quantity().amount()).sum();
    }

    private static long sent(BasketSuspended bill) {
        return bill.lines().stream()
                .map(SuspendedLine::kitchen)
                .mapToLong(mark -> mark == null ? 0 : mark.sent())
                .sum();
    }
}
