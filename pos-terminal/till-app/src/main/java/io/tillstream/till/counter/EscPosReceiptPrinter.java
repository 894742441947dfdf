package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.peripherals.PrintResult;
import io.tillstream.peripherals.PrinterState;
import io.tillstream.peripherals.PrinterStatus;
import io.tillstream.receipt.EscPosRenderer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A receipt printer on a serial line or the network, fed with ESC/POS. */
public final class EscPosReceiptPrinter implements ReceiptPrinter {
    private final EscPosPrinter printer;
    private final EscPosRenderer renderer;
    private final DrawerSwitch drawer;

    public EscPosReceiptPrinter(EscPosPrinter printer, EscPosRenderer renderer, DrawerSwitch drawer) {
        this.printer = printer;
        this.renderer = renderer;
        this.drawer = drawer;
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
        return printer.print(renderer.render(receipt), begins).thenApply(EscPosReceiptPrinter::result);
    }

    private static Result result(PrintResult result) {
        return switch (result) {
            case PrintResult.Printed() -> new Result.Printed();
            case PrintResult.Offline(Optional<PrinterStatus> status, String advice) ->
                new Result.Failed(trouble(status), false);
            case PrintResult.Unknown(Optional<PrinterStatus> status, String advice) ->
                new Result.Failed(trouble(status), true);
        };
    }

    private static Trouble trouble(Optional<PrinterStatus> status) {
        return status.flatMap(EscPosReceiptPrinter::whatIsWrong).orElse(Trouble.NO_ANSWER);
    }

    private static Optional<Trouble> whatIsWrong(PrinterStatus status) {
        return status.mostPressing().map(fault -> switch (fault) {
            case UNRECOVERABLE -> Trouble.FAULT;
            case CUTTER -> Trouble.CUTTER;
            case COVER_OPEN -> Trouble.COVER_OPEN;
            case PAPER_END -> Trouble.PAPER_END;
            case AUTO_RECOVERABLE -> Trouble.TOO_HOT;
        });
    }

    @Override
    public State state() {
        return switch (printer.state()) {
            case PrinterState.Away() -> new State.Away();
            case PrinterState.Silent() -> new State.Silent();
            case PrinterState.Says(PrinterStatus status) ->
                new State.Answers(whatIsWrong(status), status.paperNearEnd(), drawer.read(status));
        };
    }

    @Override
    public void onChange(Runnable listener) {
        printer.onChange(listener);
    }

    @Override
    public void close() {
        printer.close();
    }
}
