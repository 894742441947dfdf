package io.tillstream.reconciliation;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code reconcile}: recomputes every ledger from the tills' journals and compares.
 *
 * <p>Exit 0 when all agree, 1 when something differs, 2 when it cannot work: no journal, no broker, no index.
 */
@picocli.CommandLine.Command(
        name = "reconcile",
        description = "Recompute sales, tenders, stock and points from the till journals and compare with ledgers,"
                + " topics and index.")
public final class ReconcileCommand extends Command {
    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "The home directory: journals are read from DIR/tills/*/journal.")
    private Path home = Path.of(".");

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "The broker.")
    private String kafka = "";

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "The index to compare as well; without it indexDifferences is null.")
    private @Nullable URI elasticsearch;

    @Option(
            names = "--ledgers",
            paramLabel = "URL",
            description = "The running streaming app, whose figures of regions and groups are compared as well.")
    private @Nullable URI ledgers;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = SecondsOrIso.class,
            description =
                    "How long to wait without any movement for records that are missing, 60s or PT1M; default 60s.")
    private Duration patience = Duration.ofSeconds(60);

    /** Starts the command. */
    public static void main(String[] arguments) {
        System.exit(execute(new ReconcileCommand(), arguments));
    }

    @Override
    protected int run() throws InterruptedException {
        try (SaleIndex index = elasticsearch == null ? null : new SaleIndex(elasticsearch, apiKey());
                GroupQuestions questions = ledgers == null ? null : new GroupQuestions(ledgers, adminToken());
                TillJournals journals = new TillJournals(home);
                Reconciliation reconciliation = new Reconciliation(journals, kafka, index, questions, patience)) {
            Verdict verdict = reconciliation.judge();
            print(verdict.asText(), verdict.asJson());
            return verdict.equal() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
        }
    }

    /** A secret is no option: every user of the machine can read those. */
    private static String apiKey() {
        return System.getenv().getOrDefault("TILLSTREAM_ELASTICSEARCH_API_KEY", "");
    }

    private static String adminToken() {
        return System.getenv().getOrDefault("TILLSTREAM_ADMIN_TOKEN", "");
    }

    /** {@code 60s}, {@code 5m} or ISO 8601. */
    static final class SecondsOrIso implements picocli.CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse(text.startsWith("P") ? text : "PT" + text);
            } catch (java.time.format.DateTimeParseException e) {
                throw new picocli.CommandLine.TypeConversionException(
                        "\"" + text + "\" is not a duration such as 60s, 5m or PT1M");
            }
        }
    }
}
