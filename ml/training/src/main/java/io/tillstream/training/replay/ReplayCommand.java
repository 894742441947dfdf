package io.tillstream.training.replay;

import io.tillstream.commandline.ArchiveFolder;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.training.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkException;
import picocli.CommandLine.Option;

/** {@code campaign replay}: what promotions would have cost on the baskets of an archive. */
@picocli.CommandLine.Command(
        name = "campaign replay",
        description = "Prices the baskets of an archive again, under promotions of your choice, with the till's engine;"
                + " see docs/reference/campaign.md.")
public final class ReplayCommand extends Command {
    private static final int PARTITIONS = 8;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "Archive of the streaming-app.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options before run()
    Path archive;

    @Option(names = "--promotions", required = true, paramLabel = "F", description = "Promotions, one a line.")
    @SuppressWarnings("NullAway.Init") // as above
    Path promotions;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            defaultValue = "local[*]",
            description = "Where Spark works; ${DEFAULT-VALUE} when left out: the processors of this machine.")
    String master = "local[*]";

    public static void main(String[] arguments) {
        System.exit(execute(new ReplayCommand(), arguments));
    }

    @Override
    protected int run() throws IOException {
        Campaign campaign = Campaign.read(promotions);
        ArchiveFolder folder = ArchiveFolder.in(archive);
        List<Path> files = folder.files();
        Tally tally;
        try {
            tally = SparkSessions.run(
                    master, "tillstream-replay", PARTITIONS, spark -> new Replay(spark, campaign).ofFiles(files));
        } catch (Complaint e) {
            throw e;
        } catch (Exception e) {
            throw unreadable(e);
        }
        if (tally.baskets() == 0) {
            throw new Complaint(
                    "Archive " + archive, "no basket to price", "it must hold at least one", "sell something first");
        }
        ReplayReport report = new ReplayReport(
                tally, campaign, folder.days().getFirst(), folder.days().getLast());
        print(report.text(), report.document());
        return ExitCode.SUCCESS;
    }

    /** What a task threw is wrapped more than once on its way here. */
    private RuntimeException unreadable(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFact
                    || (cause instanceof SparkException
                            && String.valueOf(cause.getMessage()).contains(UnreadableFact.class.getName()))) {
                return new Complaint(
                        "Archive " + archive,
                        "a line that is no journal record",
                        "every line must be a journal record in canonical JSON",
                        "train on it, which names the line, and let the streaming-app write that file again");
            }
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
