package io.tillstream.training.replay;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.training.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        if (!Files.isDirectory(archive)) {
            throw new Complaint(
                    "Archive " + archive,
                    "no such folder",
                    "it must be a folder",
                    "name the folder the streaming-app writes its archive to with --archive");
        }
        Tally tally;
        try {
            tally = SparkSessions.run(
                    master, "tillstream-replay", PARTITIONS, spark -> new Replay(spark, campaign).ofArchive(archive));
        } catch (Complaint e) {
            throw e;
        } catch (Exception e) {
            throw unreadable(e);
        }
        if (tally.baskets() == 0) {
            throw new Complaint(
                    "Archive " + archive, "no basket to price", "it must hold at least one", "sell something first");
        }
        print(text(tally, campaign.limited()), document(tally, campaign.limited()));
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

    private static String text(Tally tally, List<String> limited) {
        StringBuilder text = new StringBuilder("%,d baskets, %,d lines".formatted(tally.baskets(), tally.lines()));
        tally.leftOut()
                .forEach((reason, count) -> text.append("%n  left out: %,d (%s)"
                        .formatted(count, reason.toLowerCase(Locale.ROOT).replace('_', ' '))));
        tally.offMinor()
                .forEach((currency, minor) -> text.append("%n%s: %,d minor units off %,d"
                        .formatted(currency, minor, tally.grossMinor().get(currency))));
        for (Tally.Given given : tally.promotions().values()) {
            text.append("%n  %s: %,d minor units of %s in %,d baskets, given %,d times%s"
                    .formatted(
                            given.promotion(),
                            given.minor(),
                            given.currency(),
                            given.baskets(),
                            given.uses(),
                            limited.contains(given.promotion()) ? "; at most, for its limits are not counted" : ""));
        }
        text.append("%nAs on the receipt: %,d of %,d that can be compared".formatted(tally.same(), tally.compared()));
        text.append("%n%,d baskets a second and core".formatted(Math.round(perSecondAndCore(tally))));
        return text.toString();
    }

    private static double perSecondAndCore(Tally tally) {
        return tally.baskets() / Math.max(1e-9, tally.processorNanos() / 1e9);
    }

    private static Map<String, Object> document(Tally tally, List<String> limited) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("baskets", tally.baskets());
        document.put("lines", tally.lines());
        document.put("leftOut", tally.leftOut());
        document.put("grossMinor", tally.grossMinor());
        document.put("discountMinor", tally.offMinor());
        document.put(
                "promotions",
                tally.promotions().values().stream()
                        .map(given -> promotion(given, limited.contains(given.promotion())))
                        .toList());
        document.put("compared", tally.compared());
        document.put("same", tally.same());
        document.put("unproven", tally.unproven());
        document.put("basketsPerSecondAndCore", Math.round(perSecondAndCore(tally)));
        return document;
    }

    private static Map<String, Object> promotion(Tally.Given given, boolean atMost) {
        Map<String, Object> promotion = new LinkedHashMap<>();
        promotion.put("promotion", given.promotion());
        promotion.put("currency", given.currency());
        promotion.put("minor", given.minor());
        promotion.put("baskets", given.baskets());
        promotion.put("uses", given.uses());
        promotion.put("atMost", atMost);
        return promotion;
    }
}
