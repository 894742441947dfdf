package io.tillstream.checkout.receipt;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.SuspendedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspensionSlipTest {
    /** Milk, and a coffee that was taken out again. */
    private static final BasketSuspended BASKET = new BasketSuspended(
            new Source(TillId.parse("s1-t1"), 1, 42),
            Instant.parse("2026-06-23T16:05:00Z"),
            LocalDate.of(2026, 6, 23),
            "c01",
            null,
            List.of(line(MILK, false), line(COFFEE, true)),
            null,
            gbp("1.20"),
            List.of(),
            List.of());

    private static SuspendedLine line(ShelfItem item, boolean voided) {
        return new SuspendedLine(item.gtin(), Quantity.each(1), voided, item.unitPrice(), null, null, null, null, null);
    }

    @Test
    void namesTheBasketItsWorthAndThatNothingIsPaid() {
        List<PaperLine> lines = new PaperLayout(48).lay(SuspensionSlip.of(BASKET, Grocer.store(1), Language.EN));

        assertThat(lines)
                .filteredOn(PaperLine.Printed.class::isInstance)
                .extracting(line -> ((PaperLine.Printed) line).text().strip().replaceAll(" {2,}", " | "))
                .contains(
                        "Grocer",
                        "BASKET PUT ASIDE",
                        "2026-06-23 17:05 | Cashier c01",
                        "Items | 1",
                        "About | £1.20",
                        "s1-t1/1/42")
                .anyMatch(line -> line.startsWith("Nothing is paid."));
    }

    @Test
    void carriesACodeTheTillKnowsAndNoReceiptCode() {
        assertThat(SuspensionSlip.code(BASKET)).isEqualTo("TSB:s1-t1/1/42");
        assertThat(SuspensionSlip.of(BASKET, Grocer.store(1), Language.EN).parts())
                .contains(new ReceiptDocument.QrCode("TSB:s1-t1/1/42"), new ReceiptDocument.Cut())
                .doesNotContain(new ReceiptDocument.OpenDrawer());
    }
}
