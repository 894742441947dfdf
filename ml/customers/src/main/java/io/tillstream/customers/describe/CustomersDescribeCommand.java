package io.tillstream.customers.describe;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.customers.churn.ChurnModel;
import io.tillstream.customers.churn.ChurnScore;
import io.tillstream.customers.churn.ChurnTrial;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.Stage;
import io.tillstream.customers.price.PriceSensitivities;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.tables.CsvOutput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
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

    private static final long SEED = 20_111_109;
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
        int ahead = days == null
                ? Math.clamp(ChronoUnit.DAYS.between(file.first(), evening) / PARTS, LEAST_DAYS, A_QUARTER)
                : days;
        Found found = find(file, evening, ahead);
        if (out != null) {
            write(out, found);
        }
        print(text(found), document(found));
        return ExitCode.SUCCESS;
    }

    private LocalDate evening(TransactionFile file) {
        if (until == null) {
            return file.last();
        }
        try {
            LocalDate day = LocalDate.parse(
                    until, until.contains("-") ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.BASIC_ISO_DATE);
            if (day.isBefore(file.first())) {
                throw new Complaint(
                        "Option --until",
                        until,
                        "it must not be before the first purchase in " + transactions + ", " + file.first(),
                        "name a later day");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Complaint("Option --until", until, "it must be a date like 20260131", "correct the date");
        }
    }

    /**
     * Everything that is printed.
     *
     * @param followed by model, how it was with what came after the evening; empty where the file ends before
     */
    private record Found(
            Describing describing,
            ChurnTrial trial,
            List<Description> all,
            List<GroupFigures> groups,
            Map<String, ChurnScore> followed) {
        int withPrices() {
            return (int) all.stream().filter(one -> one.price().isPresent()).count();
        }
    }

    private static Found find(TransactionFile file, LocalDate evening, int ahead) {
        List<MemberPurchases> known = file.members().stream()
                .map(member -> member.knownOn(evening))
                .flatMap(Optional::stream)
                .toList();
        ChurnTrial trial = ChurnTrial.of(file.members(), evening, ahead, SEED);
        Surroundings surroundings = Surroundings.of(known, evening);
        PriceSensitivities prices = PriceSensitivities.of(file.lines().stream()
                .filter(line -> !line.on().isAfter(evening))
                .toList());
        Describing describing = new Describing(
                known,
                evening,
                ahead,
                trial.served(),
                surroundings,
                Describing.amounts(known, evening),
                prices.known());
        List<Description> all = known.stream().map(describing::of).toList();
        Map<String, ChurnScore> followed = new LinkedHashMap<>();
        if (!file.last().isBefore(evening.plusDays(ahead))) {
            for (ChurnModel model : trial.contenders()) {
                followed.put(model.name(), ChurnTrial.followed(model, file.members(), evening, ahead));
            }
        }
        return new Found(describing, trial, all, GroupFigures.of(all), followed);
    }

    private static void write(Path to, Found found) {
        int days = found.describing().days();
        CsvOutput.write(to, "--out", HEADER, lines -> {
            for (Description one : found.all()) {
                Optional<PriceSensitivity> price = one.price();
                lines.printRecord(
                        one.member().id(),
                        code(one.group()),
                        code(one.life().stage()),
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

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Found found) {
        int days = found.describing().days();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d %s until %s; %d days are looked ahead. Price sensitivity is known of %,d.%n",
                found.all().size(),
                found.all().size() == 1 ? "member" : "members",
                found.describing().evening(),
                days,
                found.withPrices()));
        for (GroupFigures group : found.groups()) {
            text.append(String.format(
                    Locale.ROOT, "%n%s: %s", Words.ENGLISH.name(group.group()), Words.ENGLISH.of(group, days)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%nWhether somebody stays away is said by %s. %s",
                found.describing().churn().name(),
                found.trial().verdict()));
        scores(
                text,
                "Measured from " + found.trial().measuredFrom() + " on",
                found.trial().scores());
        scores(text, "What followed", found.followed());
        return text.toString();
    }

    private static void scores(StringBuilder text, String when, Map<String, ChurnScore> scores) {
        if (!scores.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%n%n%-32s AUC     log loss  calibration error", when));
            scores.forEach((name, score) -> text.append(String.format(
                    Locale.ROOT,
                    "%n  %-30s %.4f  %.4f    %.4f",
                    name,
                    score.auc(),
                    score.logLoss(),
                    score.calibrationError())));
        }
    }

    private static Map<String, Object> document(Found found) {
        int days = found.describing().days();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("members", found.all().size());
        document.put("until", found.describing().evening().toString());
        document.put("days", days);
        document.put("served", found.describing().churn().name());
        document.put("verdict", found.trial().verdict());
        document.put("measured", scores(found.trial().scores()));
        document.put("followed", scores(found.followed()));
        document.put("pricesKnown", found.withPrices());
        document.put(
                "stages",
                found.all().stream()
                        .collect(Collectors.groupingBy(
                                one -> one.life().stage(), () -> new EnumMap<>(Stage.class), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                entry -> code(entry.getKey()), Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new)));
        document.put(
                "groups",
                found.groups().stream().map(group -> group(group, days)).toList());
        return document;
    }

    private static Map<String, Object> group(GroupFigures group, int days) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("en", Words.ENGLISH.of(group, days));
        words.put("zh-CN", Words.SIMPLIFIED_CHINESE.of(group, days));
        words.put("zh-TW", Words.TRADITIONAL_CHINESE.of(group, days));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("group", code(group.group()));
        document.put("members", group.members());
        document.put("spentLately", group.spentLately());
        document.put("expectedValue", group.expectedValue());
        document.put("words", words);
        return document;
    }

    private static Map<String, Object> scores(Map<String, ChurnScore> scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        scores.forEach((name, score) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("auc", Double.isNaN(score.auc()) ? null : score.auc());
            one.put("logLoss", score.logLoss());
            one.put("calibrationError", score.calibrationError());
            one.put("chance", score.chance());
            one.put(
                    "tenths",
                    score.tenths().stream()
                            .map(tenth -> {
                                Map<String, Object> part = new LinkedHashMap<>();
                                part.put("members", tenth.members());
                                part.put("said", tenth.said());
                                part.put("came", tenth.came());
                                return part;
                            })
                            .toList());
            document.put(name, one);
        });
        return document;
    }
}
