package io.tillstream.till.doctor;

import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.sale.SaleDesk;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kept the printer when it was last given something: a receipt, or the doctor's own test page. */
final class PrintMemory {
    private final SaleDesk desk;
    private volatile ReceiptPrinter.@Nullable Trouble testPage;

    PrintMemory(SaleDesk desk) {
        this.desk = desk;
    }

    void testPageBecame(ReceiptPrinter.Result result) {
        testPage = switch (result) {
            case ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble trouble, boolean begun) -> trouble;
            case ReceiptPrinter.Result.Printed() -> null;
            case ReceiptPrinter.Result.NoPrinter() -> null;
        };
    }

    Optional<ReceiptPrinter.Trouble> trouble() {
        return Optional.ofNullable(testPage)
                .or(() -> Optional.ofNullable(desk.view().printerTrouble()));
    }
}
