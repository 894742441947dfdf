package io.tillstream.simulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.simulator.chain.ChainGeneration;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.StagedOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Writes the plan and the tills' history journals of a generated grocery chain; docs/reference/generated-chain.md. */
@picocli.CommandLine.Command(
        name = "generate",
        description = "Write a plan and the tills' history of a generated grocery chain.")
public final class GenerateCommand extends Command {
    private static final int FEWEST_MEMBERS = 10;
    private static final int MOST_MEMBERS = 200_000;

    @Option(names = "--plan", required = true, paramLabel = "DIR", description = "The plan folder to make.")
    private Path plan = Path.of("");

    @Option(
            names = "--tills-dir",
            required = true,
            paramLabel = "DIR",
            description = "Where each till has its folder; its history is written there.")
    private Path tillsFolder = Path.of("");

    @Option(names = "--stores", paramLabel = "N", description = "How many stores (default 3).")
    private int stores = 3;

    @Option(names = "--tills", paramLabel = "N", description = "How many tills each store has (default 2).")
    private int tills = 2;

    @Option(names = "--members", paramLabel = "N", description = "How many members (default 800).")
    private int members = 800;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same chain (default 1).")
    private long seed = 1;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First live day; history is the eight weeks before (default 2026-06-01).")
    private LocalDate from = LocalDate.of(2026, 6, 1);

    public static void main(String[] arguments) {
        System.exit(execute(new GenerateCommand(), arguments));
    }

    @Override
    protected int run() {
        PlanSize.check(stores, tills);
        PlanSize.inRange("--members", members, FEWEST_MEMBERS, MOST_MEMBERS);
        ChainGeneration chain = new ChainGeneration(seed, from, stores, tills, members);
        try (StagedOutput output = StagedOutput.begin(plan, tillsFolder, chain.tills())) {
            Plan written = chain.write(output);
            output.commit();
            print(
                    "Generated " + written.history().transactions() + " transactions and "
                            + written.live().baskets() + " baskets to come in " + plan,
                    written);
            return ExitCode.SUCCESS;
        } catch (IOException | JournalUnwritable e) {
            throw PlanSize.cannotWrite(plan, e);
        }
    }
}
