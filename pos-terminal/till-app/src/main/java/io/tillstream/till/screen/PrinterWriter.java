package io.tillstream.till.screen;

import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.PrinterView;
import org.jspecify.annotations.Nullable;

/** Writes down what a cashier has to do about the printer or the drawer: one thing at a time, the most pressing one. */
final class PrinterWriter {
    private PrinterWriter() {}

    static TillScreen.@Nullable PrinterCard write(CounterView view) {
        PrinterView printer = view.printer();
        ReceiptPrinter.Trouble trouble = printer.trouble();
        if (trouble != null) {
            return trouble(trouble, printer.waiting() > 0 ? "printer.safe" : "printer.sell-on");
        }
        if (printer.drawerOpen() && view.phase() == CounterView.Phase.IDLE) {
            return new TillScreen.PrinterCard("printer.drawer-open", "printer.drawer-first", "drawer");
        }
        return printer.paperLow()
                ? new TillScreen.PrinterCard("printer.paper-low", "printer.have-a-roll-ready", "roll")
                : null;
    }

    private static TillScreen.PrinterCard trouble(ReceiptPrinter.Trouble trouble, String more) {
        return switch (trouble) {
            case COVER_OPEN -> new TillScreen.PrinterCard("printer.cover-open", more, "cover");
            case PAPER_END -> new TillScreen.PrinterCard("printer.paper-end", more, "roll");
            case CUTTER -> new TillScreen.PrinterCard("printer.cutter", more, "cover");
            case TOO_HOT -> new TillScreen.PrinterCard("printer.too-hot", more, "heat");
            case FAULT -> new TillScreen.PrinterCard("printer.fault", more, "power");
            case NO_ANSWER -> new TillScreen.PrinterCard("printer.no-answer", more, "cable");
        };
    }
}
