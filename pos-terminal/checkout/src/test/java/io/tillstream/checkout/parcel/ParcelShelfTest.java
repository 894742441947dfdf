package io.tillstream.checkout.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParcelShelfTest {
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-09");
    private static final Waybill SHOES = new Waybill("SF1234567890");
    private static final Waybill BOOKS = new Waybill("RR473124829GB");

    private static Source source(long sequence) {
        return new Source(TillId.parse("s1-t1"), 1, sequence);
    }

    private static ParcelIn in(long sequence, Waybill waybill, String code, String place, @Nullable Money due) {
        return new ParcelIn(source(sequence), NOON, DAY, "c1", waybill, code, "678", null, place, due);
    }

    private static ParcelOut out(long sequence, ParcelIn parcel, Tender... tenders) {
        return new ParcelOut(
                source(sequence),
                NOON,
                DAY,
                "c1",
                parcel.waybill(),
                parcel.source(),
                ParcelOut.Way.TO_RECEIVER,
                ParcelOut.Proof.PICK_UP_CODE,
                List.of(tenders));
    }

    @Test
    void holdsWhatCameInUntilItGoesOut() {
        ParcelIn shoes = in(2, SHOES, "0005724", "A3", null);
        ParcelIn books = in(3, BOOKS, "0000000", "B1", null);
        ParcelShelf both = ParcelShelf.EMPTY.plus(shoes).plus(books);

        assertThat(both.search("")).containsExactly(shoes, books);
        assertThat(both.search("4731")).containsExactly(books);
        assertThat(both.search("a3")).containsExactly(shoes);
        assertThat(both.of(new PickUpCode("0005724"))).contains(shoes);
        assertThat(both.plus(out(4, shoes)).search("")).containsExactly(books);
        assertThat(both.plus(out(4, shoes)).of(new PickUpCode("0005724"))).isEmpty();
    }

    @Test
    void remembersForTwoWeeksWhatLeft() {
        ParcelIn shoes = in(2, SHOES, "0005724", "A3", null);
        ParcelOut left = out(3, shoes);
        ParcelShelf shelf = ParcelShelf.EMPTY.plus(shoes).plus(left);

        assertThat(shelf.left(SHOES, NOON.plus(Duration.ofDays(13)))).contains(left);
        assertThat(shelf.left(SHOES, NOON.plus(Duration.ofDays(15)))).isEmpty();
    }

    @Test
    void owesTheSendersTheirCashUntilItIsSettled() {
        Money due = Money.parse("12.50 GBP");
        ParcelIn shoes = in(2, SHOES, "0005724", "A3", due);
        Tender cash = new Tender(Tender.TenderType.CASH, Money.parse("20.00 GBP"), Money.parse("7.50 GBP"));
        ParcelShelf shelf = ParcelShelf.EMPTY.plus(shoes).plus(out(3, shoes, cash));

        assertThat(shelf.owed(due.currency())).isEqualTo(due);
        ParcelShelf settled = shelf.plus(
                new ParcelSettlement(source(4), NOON, DAY, "c1", shelf.owedFor(), shelf.owed(due.currency())));
        assertThat(settled.owed(due.currency())).isEqualTo(Money.zero(due.currency()));
        assertThat(settled.owedFor()).isEmpty();
    }

    @Test
    void eachWaitInARowIsTwiceAsLongUpToAQuarterOfAnHour() {
        ParcelShelf shelf = ParcelShelf.EMPTY;
        assertThat(shelf.locks().next(null)).isEqualTo(Duration.ofSeconds(30));

        for (int i = 0; i < 6; i++) {
            shelf = shelf.plus(new ParcelLock(source(2 + i), NOON, DAY, "c1", null, NOON.plusSeconds(30)));
        }

        assertThat(shelf.locks().next(null)).isEqualTo(Duration.ofMinutes(15));
        assertThat(shelf.locks().next(SHOES)).isEqualTo(Duration.ofSeconds(30));
        assertThat(shelf.locks().until(null, NOON)).contains(NOON.plusSeconds(30));
        assertThat(shelf.locks().until(null, NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void aParcelThatIsHandedOverEndsTheRow() {
        ParcelIn shoes = in(2, SHOES, "0005724", "A3", null);
        ParcelShelf shelf = ParcelShelf.EMPTY
                .plus(shoes)
                .plus(new ParcelLock(source(3), NOON, DAY, "c1", null, NOON.plusSeconds(30)))
                .plus(new ParcelLock(source(4), NOON, DAY, "c1", SHOES, NOON.plusSeconds(30)));

        PickUpLocks after = shelf.plus(out(5, shoes)).locks();

        assertThat(after).isEqualTo(PickUpLocks.NONE);
    }
}
