package io.tillstream.simulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.peripherals.DeviceLine;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.TcpLine;
import io.tillstream.receipt.PrinterProfile;
import io.tillstream.simulator.cashier.PrinterScript;
import io.tillstream.simulator.cashier.ReceiptPrinters;
import io.tillstream.simulator.cashier.TillPlace;
import io.tillstream.simulator.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Plays the receipt printers of a home while people work at its tills, or one printer; docs/reference/cashiers.md. */
@picocli.CommandLine.Command(
        name = "printers",
        description = "Print what people ring up, until it is stopped: receipts fall into HOME/paper, or into --paper.")
public final class PrintersCommand extends Command {
    @Option(names = "--home", paramLabel = "DIR", description = "Home of a running shop: a printer at every till.")
    private @Nullable Path home;

    @Option(
            names = "--on",
            paramLabel = "LINE",
            description = "One printer: the device's end of a serial line, or tcp://127.0.0.1:9100 to listen there.")
    private @Nullable String on;

    @Option(names = "--paper", paramLabel = "DIR", description = "Where its receipts fall, as bytes and as pictures.")
    private @Nullable Path paper;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "What goes wrong: cover@bytes=500,for=10 · paper-end · near-end · cutter · head-hot ·"
                    + " unrecoverable · silent · unplug@bytes=500 · pace=9600; may be repeated.")
    private List<String> faults = List.of();

    @Option(names = "--columns", defaultValue = "48", description = "Its paper: 48 for 80 mm (default), 32 for 58 mm.")
    private int columns;

    public static void main(String[] arguments) {
        System.exit(execute(new PrintersCommand(), arguments));
    }

    @Override
    protected int run() throws InterruptedException {
        try (ReceiptPrinters printers = start()) {
            // A receipt on its way to the paper is finished first.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(printers::close));
            printers.draw();
            return ExitCode.SUCCESS;
        } catch (IOException | UnreadableFact e) {
            throw new Complaint(
                    home == null ? "Printer on " + on : "Home " + home,
                    String.valueOf(e.getMessage()),
                    "its port is free, and its paper folder and plan can be read and written",
                    "start the shop first, or name another port");
        }
    }

    private ReceiptPrinters start() throws IOException {
        Path shop = home;
        String line = on;
        Path tray = paper;
        if (shop != null && line == null) {
            return ReceiptPrinters.start(places(shop), shop.resolve("paper"));
        }
        if (shop != null || line == null || tray == null) {
            throw new Complaint(
                    "Options --home and --on",
                    "--home " + shop + " --on " + line + " --paper " + tray,
                    "a shop's printers or one printer with its paper are played",
                    "give --home DIR, or --on LINE --paper DIR");
        }
        try {
            return ReceiptPrinters.startOne(
                    deviceEnd(line), tray, PrinterProfile.ofColumns(columns), PrinterScript.parse(faults));
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Printer on " + line,
                    String.valueOf(e.getMessage()),
                    "a line, its columns and its faults are as --help lists them",
                    "correct it");
        }
    }

    private static DeviceLine deviceEnd(String text) throws IOException {
        return DeviceLine.parse(text) instanceof TcpLine(String _, int port)
                ? TcpDoor.at(port)
                : DeviceLine.parse(text);
    }

    private static List<TillPlace> places(Path home) throws IOException {
        Path plan = home.resolve("plan").resolve("plan.json");
        return TillPlace.of(
                home, CanonicalJson.decode(Files.readAllBytes(plan), Plan.class).tills());
    }
}
