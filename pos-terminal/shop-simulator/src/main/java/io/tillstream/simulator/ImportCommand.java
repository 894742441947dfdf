package io.tillstream.simulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.commandline.Progress;
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.simulator.history.HistoryImport;
import io.tillstream.simulator.history.ImportReport;
import io.tillstream.simulator.history.KeyedDigits;
import io.tillstream.simulator.plan.StagedOutput;
import io.tillstream.simulator.salesfile.RetailRow;
import io.tillstream.simulator.salesfile.SalesFile;
import io.tillstream.simulator.sorting.RowSorting;
import io.tillstream.simulator.sorting.SortedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Option;

/** Writes a plan and the tills' history journals from a merchant's sales file; docs/reference/import-online-retail.md. */
@picocli.CommandLine.Command(
        name = "import",
        description = "Write a plan and the tills' history from a merchant's sales file.")
public final class ImportCommand extends Command {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder with the sales file.")
    private Path data = Path.of("");

    @Option(names = "--plan", required = true, paramLabel = "DIR", description = "The plan folder to make.")
    private Path plan = Path.of("");

    @Option(
            names = "--tills-dir",
            required = true,
            paramLabel = "DIR",
            description = "Where each till has its folder; its history is written there.")
    private Path tillsFolder = Path.of("");

    @Option(names = "--stores", paramLabel = "N", description = "How many stores the merchant becomes (default 2).")
    private int stores = 2;

    @Option(names = "--tills", paramLabel = "N", description = "How many tills each store has (default 2).")
    private int tills = 2;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day of history (default 2011-11-08).")
    private LocalDate until = LocalDate.of(2011, 11, 8);

    @Option(
            names = "--import-key",
            paramLabel = "TEXT",
            defaultValue = "${env:TILLSTREAM_IMPORT_KEY:-tillstream-import.v1}",
            description = "What item, member and card numbers are derived from (or TILLSTREAM_IMPORT_KEY).")
    private String importKey = "";

    public static void main(String[] arguments) {
        System.exit(execute(new ImportCommand(), arguments));
    }

    @Override
    protected int run() {
        PlanSize.check(stores, tills);
        ImportReport report = write(read());
        print(report.text(), report);
        return ExitCode.SUCCESS;
    }

    private SortedRows read() {
        SalesFile file = SalesFile.in(data);
        try (Progress progress = new Progress("Reading " + file.name(), "rows", 0)) {
            List<RetailRow> rows = file.rows(progress);
            return RowSorting.sort(rows, until);
        }
    }

    private ImportReport write(SortedRows rows) {
        if (rows.history().isEmpty()) {
            throw new Complaint(
                    "Option --until",
                    until.toString(),
                    "history needs at least one sale up to that day",
                    "give a later day");
        }
        HistoryImport history = new HistoryImport(rows, until, new KeyedDigits(importKey), stores, tills);
        try (StagedOutput output = StagedOutput.begin(plan, tillsFolder, history.tills())) {
            ImportReport report = history.write(output);
            output.commit();
            return report;
        } catch (IOException | JournalUnwritable e) {
            throw PlanSize.cannotWrite(plan, e);
        }
    }
}
