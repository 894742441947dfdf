package io.tillstream.simulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.simulator.cashier.ReceiptPrinters;
import io.tillstream.simulator.cashier.TillPlace;
import io.tillstream.simulator.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Plays the receipt printers of a home while people work at its tills; docs/reference/cashiers.md. */
@picocli.CommandLine.Command(
        name = "printers",
        description = "Print what people ring up: receipts fall into HOME/paper, until it is stopped.")
public final class PrintersCommand extends Command {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Home of a running shop.")
    private Path home = Path.of("");

    public static void main(String[] arguments) {
        System.exit(execute(new PrintersCommand(), arguments));
    }

    @Override
    protected int run() throws InterruptedException {
        try (ReceiptPrinters printers = ReceiptPrinters.start(places(), home.resolve("paper"))) {
            // A receipt on its way to the paper is finished first.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(printers::close));
            printers.draw();
            return ExitCode.SUCCESS;
        } catch (IOException | UnreadableFact e) {
            throw new Complaint(
                    "Home " + home,
                    String.valueOf(e.getMessage()),
                    "it holds a plan and a paper folder that can be written",
                    "start the shop first");
        }
    }

    private List<TillPlace> places() throws IOException {
        Path plan = home.resolve("plan").resolve("plan.json");
        return TillPlace.of(
                home, CanonicalJson.decode(Files.readAllBytes(plan), Plan.class).tills());
    }
}
