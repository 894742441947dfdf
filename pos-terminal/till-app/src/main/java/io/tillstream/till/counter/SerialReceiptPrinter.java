package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.peripherals.PrintResult;
import io.tillstream.peripherals.PrinterStatus;
import io.tillstream.peripherals.SerialPrinter;
import io.tillstream.receipt.EscPosRenderer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A receipt printer on a serial line, fed with ESC/POS. */
public final class SerialReceiptPrinter implements ReceiptPrinter {
    private final SerialPrinter printer;
    private final EscPosRenderer renderer;

    public SerialReceiptPrinter(SerialPrinter printer, EscPosRenderer renderer) {
        this.printer = printer;
        this.renderer = renderer;
    }

    @Override
    public CompletableFuture<Result> print(ReceiptDocument receipt) {
        return printer.print(renderer.render(receipt)).thenApply(SerialReceiptPrinter::result);
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
        return status.flatMap(PrinterStatus::mostPressing)
                .map(fault -> switch (fault) {
                    case UNRECOVERABLE -> Trouble.FAULT;
                    case CUTTER -> Trouble.CUTTER;
                    case COVER_OPEN -> Trouble.COVER_OPEN;
                    case PAPER_END -> Trouble.PAPER_END;
                    case AUTO_RECOVERABLE -> Trouble.TOO_HOT;
                })
                .orElse(Trouble.NO_ANSWER);
    }

    @Override
    public void close() {
        printer.close();
    }
}
