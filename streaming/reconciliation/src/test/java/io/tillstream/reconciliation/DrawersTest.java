package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TenderControl.Kind;
import io.tillstream.events.sale.TillSettlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A float of 100, 20 paid out, and counts that say more or less of it. */
class DrawersTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private final Drawers drawers = new Drawers();
    private long sequence = 1;

    private Source next() {
        return new Source(TILL, 1, ++sequence);
    }

    private static Money gbp(String amount) {
        return Money.parse(amount + " GBP");
    }

    private void moves(Kind kind, String amount) {
        drawers.add(new TenderControl(next(), Instant.EPOCH, DAY, "c11", kind, gbp(amount), null, null));
    }

    private Source counts(String expected, String counted, @Nullable Source replaces) {
        Source at = next();
        drawers.add(new TillSettlement(
                at,
                Instant.EPOCH,
                DAY,
                "c11",
                replaces,
                List.of(new TillSettlement.Count(TenderType.CASH, gbp(expected), gbp(counted), List.of())),
                null));
        return at;
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        drawers.compare(found::add);
        return found;
    }

    @Test
    void countsCashOnDeliveryWhichIsNoSale() {
        Source out = next();
        drawers.add(new ParcelOut(
                out,
                Instant.EPOCH,
                DAY,
                "c11",
                new Waybill("SF1234567890"),
                new Source(TILL, 1, 1),
                ParcelOut.Way.TO_RECEIVER,
                ParcelOut.Proof.PICK_UP_CODE,
                List.of(new Tender(TenderType.CASH, gbp("20.00"), gbp("7.50")))));
        counts("12.50", "12.50", null);
        drawers.add(new ParcelSettlement(next(), Instant.EPOCH, DAY, "c11", List.of(out), gbp("12.50")));
        counts("0.00", "0.00", null);

        assertThat(differences()).isEmpty();
    }

    @Test
    void agreesWithCountsThatExpectWhatTheRecordsMake() {
        moves(Kind.TENDER_LOAN, "100.00");
        moves(Kind.PAID_OUT, "20.00");
        Source first = counts("80.00", "79.50", null);
        counts("80.00", "80.00", first);
        moves(Kind.TENDER_PICKUP, "50.00");
        counts("30.00", "30.00", null);

        assertThat(differences()).isEmpty();
    }

    @Test
    void namesTheCountThatExpectsSomethingElse() {
        moves(Kind.TENDER_LOAN, "100.00");
        Source wrong = counts("99.00", "99.00", null);

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.sale()).isEqualTo(wrong);
            assertThat(difference.journal()).isEqualTo("10000");
            assertThat(difference.found()).isEqualTo("9900");
            assertThat(difference.by()).isEqualTo(-100);
        });
    }
}
