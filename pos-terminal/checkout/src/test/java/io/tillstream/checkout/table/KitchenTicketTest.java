package io.tillstream.checkout.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitchenTicketTest {
    private static final LocalText NOODLES = new LocalText("Noodles", "牛肉麵", "牛肉面");

    @Test
    void saysWhatIsNewWithItsNoteAndWhatIsCancelledApart() {
        List<String> lines = printed(
                bill(line(3, false, new KitchenMark(3, 2, "no onions")), line(1, true, new KitchenMark(0, -1, null))),
                Language.EN);

        assertThat(lines)
                .containsSubsequence(
                        "Table T1", "2 × Noodles", "   » no onions", "CANCELLED", "−1 × Noodles", "s1-t1/1/2");
        assertThat(lines).anyMatch(line -> line.startsWith("Ticket 4") && line.endsWith("12:00"));
        assertThat(lines).anyMatch(line -> line.startsWith("Cashier c1") && line.endsWith("Guests 2"));
    }

    @Test
    void speaksTraditionalAndSimplifiedChinese() {
        BasketSuspended bill = bill(line(1, true, new KitchenMark(0, -1, null)));

        assertThat(printed(bill, Language.ZH_TW)).contains("桌號 T1", "取消出餐", "−1 × 牛肉麵");
        assertThat(printed(bill, Language.ZH_CN)).contains("桌台 T1", "退菜", "−1 × 牛肉面");
    }

    @Test
    void isNotPrintedWhenNothingIsNew() {
        BasketSuspended bill = bill(line(3, false, new KitchenMark(3, 0, null)), line(1, false, KitchenMark.NOTHING));

        assertThat(KitchenTicket.of(bill, gtin -> NOODLES, Grocer.store(1), Language.EN))
                .isEmpty();
    }

    private static List<String> printed(BasketSuspended bill, Language language) {
        ReceiptDocument ticket = KitchenTicket.of(bill, gtin -> NOODLES, Grocer.store(1), language)
                .orElseThrow();
        return new PaperLayout(42)
                .lay(ticket).stream()
                        .map(line -> line instanceof PaperLine.Printed(String text, var emphasis) ? text : "")
                        .map(text -> text.startsWith("   »") ? text.stripTrailing() : text.strip())
                        .toList();
    }

    private static SuspendedLine line(long pieces, boolean voided, KitchenMark kitchen) {
        return new SuspendedLine(
                Grocer.MILK.gtin(),
                Quantity.each(pieces),
                voided,
                Grocer.MILK.unitPrice(),
                null,
                null,
                null,
                null,
                null,
                kitchen);
    }

    private static BasketSuspended bill(SuspendedLine... lines) {
        return new BasketSuspended(
                Source.parseReceiptNumber("s1-t1/1/2"),
                Instant.parse("2011-11-09T12:00:00Z"),
                LocalDate.EPOCH,
                "c1",
                null,
                List.of(lines),
                null,
                Grocer.gbp("20.00"),
                List.of(),
                List.of(),
                new TableOrder("T1", Instant.EPOCH, 2, 4),
                List.of());
    }
}
