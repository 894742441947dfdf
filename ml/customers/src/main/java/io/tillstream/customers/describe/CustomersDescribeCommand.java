package io.tillstream.customers.describe;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.customers.history.WrittenDay;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.tables.CsvOutput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code customers describe}: where each member stands, in figures and in words; docs/reference/customers-describe.md. */
@picocli.CommandLine.Command(
        name = "customers describe",
        description = "Groups members and says of each where they stand; see docs/reference/customers-describe.md.")
public final class CustomersDescribeCommand extends Command {
    /** Held for as long as the command runs: a logger that nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private static final int A_QUARTER = 90;
    private static final int LEAST_DAYS = 7;

    /** A purchase has to be seen four times over: to learn from, to measure on, and a past for either. */
    private static final int PARTS = 4;

    private static final List<String> HEADER = List.of(
            "customer_id",
            "group",
            "stage",
            "recency",
            "frequency",
            "money",
            "purchases",
            "first",
            "last",
            "days_since",
            "usual_days",
            "late_after_days",
            "lost_after_days",
            "spent_lately",
            "stays_away",
            "alive",
            "expected_purchases",
            "expected_value",
            "price_sensitivity",
            "reduced_share",
            "usual_reduced_share",
            "words",
            "words_zh_cn",
            "words_zh_tw");

    @Option(
            names = "--transactions",
            required = true,
            paramLabel = "F",
            description =
                    "CSV with customer_id, date, units and amount, perhaps item, store and discount, plain or gzipped.")
    @Nullable
    Path transactions;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day that is looked at, 20260131; the last of the file when left out.")
    @Nullable
    String until;

    @Option(
            names = "--days",
            paramLabel = "H",
            description = "How many days are looked ahead; 90, or a quarter of the file's, when left out.")
    @Nullable
    Integer days;

    @Option(names = "--out", paramLabel = "OUT", description = "Where a line for each member is written, CSV.")
    @Nullable
    Path out;

    public static void main(String[] arguments) {
        System.exit(execute(new CustomersDescribeCommand(), arguments));
    }

    @Override
    protected int run() {
        TRIBUO.setLevel(Level.WARNING);
        if (days != null && days < 1) {
            throw new Complaint("Option --days", String.valueOf(days), "it must be 1 or more", "leave it out");
        }
        TransactionFile file = TransactionFile.in(Objects.requireNonNull(transactions));
        LocalDate evening = evening(file);
        requireAsManyDays(file, evening);
        int ahead = days == null
                ? Math.clamp(ChronoUnit.DAYS.between(file.first(), evening) / PARTS, LEAST_DAYS, A_QUARTER)
                : days;
        Findings found = Findings.of(file, evening, ahead);
        if (out != null) {
            write(out, found);
        }
        DescriptionReport report = new DescriptionReport(found);
        print(report.text(), report.document());
        return ExitCode.SUCCESS;
    }

    /** What was spent in so many days can only be said of as many. */
    private void requireAsManyDays(TransactionFile file, LocalDate evening) {
        long there = ChronoUnit.DAYS.between(file.first(), evening) + 1;
        if (days != null && days > there) {
            throw new Complaint(
                    "Option --days",
                    String.valueOf(days),
                    "the days of " + transactions + " reach from " + file.first() + " to " + evening + ", " + there
                            + " in all",
                    "name at most as many, or leave it out");
        }
    }

    private LocalDate evening(TransactionFile file) {
        if (until == null) {
            return file.last();
        }
        try {
            LocalDate day = WrittenDay.of(until);
            if (day.isBefore(file.first())) {
                throw new Complaint(
                        "Option --until",
                        until,
                        "it must not be before the first purchase in " + transactions + ", " + file.first(),
                        "name a later day");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Complaint("Option --until", until, WrittenDay.RULE, "correct the date");
        }
    }

    private static void write(Path to, Findings found) {
        int days = found.describing().days();
        CsvOutput.write(to, "--out", HEADER, lines -> {
            for (Description one : found.all()) {
                Optional<PriceSensitivity> price = one.price();
                lines.printRecord(
                        one.member().id(),
                        DescriptionReport.code(one.group()),
                        DescriptionReport.code(one.life().stage()),
                        one.scores().recency(),
                        one.scores().frequency(),
                        one.scores().money(),
                        one.member().ever(),
                        one.member().first(),
                        one.member().last(),
                        one.life().daysSince(),
                        number(one.life().rhythm().usualDays()),
                        one.life().rhythm().lateAfter(),
                        one.life().rhythm().goneAfter(),
                        number(one.spentLately()),
                        number(one.staysAway()),
                        number(one.alive().orElse(Double.NaN)),
                        number(one.expectedPurchases()),
                        number(one.expectedValue()),
                        number(price.map(PriceSensitivity::factor).orElse(Double.NaN)),
                        number(price.map(PriceSensitivity::reduced).orElse(Double.NaN)),
                        number(price.map(PriceSensitivity::expected).orElse(Double.NaN)),
                        Words.ENGLISH.of(one, days),
                        Words.SIMPLIFIED_CHINESE.of(one, days),
                        Words.TRADITIONAL_CHINESE.of(one, days));
            }
        });
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
