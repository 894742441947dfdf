package io.tillstream.simulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.simulator.cashier.ShopFloor;
import io.tillstream.simulator.cashier.Speed;
import io.tillstream.simulator.cashier.Staff;
import io.tillstream.simulator.cashier.TillPlace;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.PlannedOperator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Rings up a plan's live baskets through the tills' serial lines and screens; docs/reference/cashiers.md. */
@picocli.CommandLine.Command(
        name = "cashiers",
        description = "Ring up a plan's live baskets through the tills' own doors.")
public final class CashiersCommand extends Command {
    @Option(names = "--home", paramLabel = "DIR", description = "Home of a running shop; gives every other default.")
    private @Nullable Path home;

    @Option(names = "--plan", paramLabel = "DIR", description = "The plan folder (default HOME/plan).")
    private @Nullable Path plan;

    @Option(
            names = "--till",
            paramLabel = "TILL=URL,SCANNER,PRINTER",
            description = "A till: its screen and the shop's ends of its two serial lines; may be repeated.")
    private List<String> tills = List.of();

    @Option(
            names = "--payments",
            paramLabel = "URL",
            description = "The payment simulator's pages (default HOME's); without one everybody pays in cash.")
    private @Nullable URI payments;

    @Option(names = "--paper", paramLabel = "DIR", description = "Where receipts fall (default HOME/paper).")
    private @Nullable Path paper;

    @Option(
            names = "--position",
            paramLabel = "FILE",
            description = "How far each till has come (default HOME/simulator/position.json).")
    private @Nullable Path position;

    @Option(
            names = "--stats",
            paramLabel = "FILE",
            description = "Figures, rewritten every second (default HOME/simulator/stats.json).")
    private @Nullable Path statistics;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "max, or so many times real time; without it one customer follows the other.")
    private @Nullable String speed;

    public static void main(String[] arguments) {
        System.exit(execute(new CashiersCommand(), arguments));
    }

    @Override
    protected int run() throws InterruptedException {
        Path planFolder = of(plan, "--plan", "plan");
        try {
            List<TillPlace> places = places(planFolder);
            ShopFloor floor = new ShopFloor(
                    places,
                    LiveBasket.readAll(planFolder),
                    staff(planFolder),
                    new ShopFloor.Files(
                            of(paper, "--paper", "paper"),
                            of(position, "--position", "simulator/position.json"),
                            of(statistics, "--stats", "simulator/stats.json")),
                    Speed.of(speed),
                    payments());
            // Whoever asks the process to end wants the baskets tidied up and a clean exit.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> closeAndHalt(floor)));
            Map<String, Object> figures = floor.work();
            print(figures.toString(), figures);
            return ExitCode.SUCCESS;
        } catch (IOException | UnreadableFact e) {
            throw new Complaint(
                    "Plan " + planFolder,
                    String.valueOf(e.getMessage()),
                    "a plan, a position and the paper folder must be readable and writable",
                    "make a plan with import or generate first");
        }
    }

    private Optional<URI> payments() {
        return payments != null
                ? Optional.of(payments)
                : Optional.ofNullable(home).flatMap(TillPlace::payments);
    }

    private static void closeAndHalt(ShopFloor floor) {
        if (floor.isFinished()) {
            return;
        }
        try {
            floor.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.SUCCESS);
    }

    private List<TillPlace> places(Path planFolder) throws IOException {
        if (!tills.isEmpty()) {
            return tills.stream().map(TillPlace::parse).toList();
        }
        if (home == null) {
            throw missing("--till");
        }
        Plan read = CanonicalJson.decode(Files.readAllBytes(planFolder.resolve("plan.json")), Plan.class);
        return TillPlace.of(home, read.tills());
    }

    private static Staff staff(Path planFolder) throws IOException {
        List<PlannedOperator> everybody = PlannedOperator.readAll(planFolder);
        return new Staff(
                everybody,
                everybody.isEmpty()
                        ? ZoneOffset.UTC
                        : CanonicalJson.decode(Files.readAllBytes(planFolder.resolve("plan.json")), Plan.class)
                                .zone());
    }

    private Path of(@Nullable Path given, String option, String withinHome) {
        if (given == null && home == null) {
            throw missing(option);
        }
        return given != null ? given : Objects.requireNonNull(home).resolve(withinHome);
    }

    private static Complaint missing(String option) {
        return new Complaint(
                "Option " + option, "not given", "without --home it must be", "give " + option + " or --home");
    }
}
