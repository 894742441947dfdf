package io.tillstream.till.doctor;

import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.ScaleState;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.TcpLine;
import io.tillstream.peripherals.Weighing;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.counter.ScannerLine;
import io.tillstream.till.headoffice.LineProbe;
import io.tillstream.till.settings.TillSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Scanner, scale and printer, asked through whoever already has them open: a second one at the same line would take the
 * answers of the first.
 */
final class DeviceSense {
    private static final long SCALE_SECONDS = 7;

    private final TillSettings settings;
    private final ScannerLine scanner;
    private final Scale scale;
    private final ReceiptPrinter printer;

    DeviceSense(TillSettings settings, ScannerLine scanner, Scale scale, ReceiptPrinter printer) {
        this.settings = settings;
        this.scanner = scanner;
        this.scale = scale;
        this.printer = printer;
    }

    Port printerPort() {
        return switch (settings.printer().line()) {
            case null -> new Port.NotSet();
            case SerialLine line -> port(line.name(), !isAway());
            // A printer takes one caller at a time: it is called only while the till itself does not have it.
            case TcpLine(String host, int port) ->
                new Port.Network(
                        isAway() ? LineProbe.reach(host, port) : new Reach.Reached(host + ":" + port, Duration.ZERO));
            case TcpDoor line -> new Port.Open(line.name());
        };
    }

    private boolean isAway() {
        return printer.state() instanceof ReceiptPrinter.State.Away;
    }

    Port scannerPort() {
        return port(settings.scanner(), scanner.isThere());
    }

    Port scalePort() {
        return port(settings.scale(), true);
    }

    /** Its port is opened and shut again; nothing is said to it. */
    Port terminalPort() {
        URI terminal = settings.payments().terminal();
        return terminal == null
                ? new Port.NotSet()
                : new Port.Network(LineProbe.reach(terminal.getHost(), terminal.getPort()));
    }

    private static Port port(@Nullable String path, boolean opened) {
        if (path == null) {
            return new Port.NotSet();
        }
        Path device = Path.of(path);
        if (!Files.exists(device)) {
            return new Port.Missing(path);
        }
        return opened && Files.isReadable(device) && Files.isWritable(device)
                ? new Port.Open(path)
                : new Port.Taken(path);
    }

    /** The till asks it every second between jobs, and never within one: what it said last is what there is. */
    PrinterAnswer printer() {
        return switch (printer.state()) {
            case ReceiptPrinter.State.NoPrinter(), ReceiptPrinter.State.Away(), ReceiptPrinter.State.Silent() ->
                new PrinterAnswer.Silent();
            case ReceiptPrinter.State.Answers(
                    Optional<ReceiptPrinter.Trouble> trouble,
                    boolean paperNearEnd,
                    ReceiptPrinter.Drawer _) -> says(trouble, paperNearEnd);
        };
    }

    private static PrinterAnswer says(Optional<ReceiptPrinter.Trouble> trouble, boolean paperNearEnd) {
        Set<PrinterAnswer.Trouble> troubles = EnumSet.noneOf(PrinterAnswer.Trouble.class);
        if (paperNearEnd) {
            troubles.add(PrinterAnswer.Trouble.PAPER_NEAR_END);
        }
        trouble.map(DeviceSense::named).ifPresent(troubles::addAll);
        return new PrinterAnswer.Says(troubles, trouble.isEmpty());
    }

    /** Without an answer there is nothing it could name. */
    private static Set<PrinterAnswer.Trouble> named(ReceiptPrinter.Trouble trouble) {
        return switch (trouble) {
            case NO_ANSWER -> Set.of();
            case COVER_OPEN -> Set.of(PrinterAnswer.Trouble.COVER_OPEN);
            case PAPER_END -> Set.of(PrinterAnswer.Trouble.PAPER_END);
            case CUTTER -> Set.of(PrinterAnswer.Trouble.CUTTER);
            case TOO_HOT -> Set.of(PrinterAnswer.Trouble.HEAD_HOT);
            case FAULT -> Set.of(PrinterAnswer.Trouble.FAULT);
        };
    }

    /** The scale does one thing after the other: goods that are being weighed for a sale are weighed first. */
    ScaleState scale() {
        Optional<CompletableFuture<Weighing>> asked = scale.weigh();
        if (asked.isEmpty()) {
            return ScaleState.SILENT;
        }
        try {
            return switch (asked.get().get(SCALE_SECONDS, TimeUnit.SECONDS)) {
                case Weighing.Weight _ -> ScaleState.WORKS;
                case Weighing.Empty() -> ScaleState.WORKS;
                case Weighing.Moving() -> ScaleState.NEVER_AT_REST;
                case Weighing.Overloaded() -> ScaleState.OVERLOADED;
                case Weighing.BelowZero() -> ScaleState.OFF_ZERO;
                case Weighing.NoZero() -> ScaleState.OFF_ZERO;
                case Weighing.NoAnswer _ -> ScaleState.SILENT;
            };
        } catch (ExecutionException | TimeoutException e) {
            return ScaleState.SILENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ScaleState.SILENT;
        }
    }
}
