package io.tillstream.rules;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code rules mine}: which goods are bought together; docs/reference/rules.md. */
@picocli.CommandLine.Command(
        name = "rules mine",
        description = "Finds which goods are bought together, exactly; see docs/reference/rules.md.",
        footer = "With --spark MASTER [--partitions N] Spark counts: local[*] for this machine's processors, or"
                + " spark://HOST:PORT; --spark MASTER --help says more.")
public class RulesMineCommand extends Command {
    private static final int SHOWN = 20;

    @Option(
            names = "--baskets",
            required = true,
            paramLabel = "F",
            description = "CSV with transaction_id and item_id, plain or gzipped.")
    @Nullable
    Path baskets;

    @Option(
            names = "--support",
            required = true,
            paramLabel = "S",
            description = "The least share of all baskets that hold a set of goods, above 0 and at most 1.")
    @Nullable
    BigDecimal support;

    @Option(
            names = "--confidence",
            required = true,
            paramLabel = "C",
            description = "The least share of the baskets with the left side that hold the right side, too.")
    @Nullable
    BigDecimal confidence;

    public static void main(String[] arguments) {
        System.exit(execute(new RulesMineCommand(), arguments));
    }

    @Override
    protected final int run() throws IOException {
        Share least = share("--support", support);
        Share certain = share("--confidence", confidence);
        Mining mining = mine(Objects.requireNonNull(baskets), least);
        List<Rule> rules = mining.rules(certain);
        print(
                isJson() ? "" : text(mining, rules, BasketFile.names(Objects.requireNonNull(baskets))),
                document(mining, rules));
        return ExitCode.SUCCESS;
    }

    /** Where the sets are counted. */
    protected Mining mine(Path file, Share least) throws IOException {
        return Mining.of(BasketFile.read(file), least);
    }

    private static Share share(String option, @Nullable BigDecimal value) {
        BigDecimal given = Objects.requireNonNull(value);
        try {
            return new Share(given);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Option " + option,
                    given.toPlainString(),
                    "it must be above 0 and at most 1",
                    "give a share like 0.01");
        }
    }

    private static String text(Mining mining, List<Rule> rules, Map<String, String> names) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d baskets, %,d frequent sets, %,d rules.",
                mining.baskets(),
                mining.itemsets(),
                rules.size()));
        if (!rules.isEmpty()) {
            text.append(String.format(
                    Locale.ROOT, "%n%10s %10s %8s %8s  %s", "baskets", "confidence", "lift", "support", "rule"));
        }
        for (Rule rule : rules.subList(0, Math.min(SHOWN, rules.size()))) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%,10d %9.1f%% %8.2f %7.3f%%  %s → %s",
                    rule.count(),
                    100 * rule.confidence(),
                    rule.lift(),
                    100 * rule.support(),
                    rule.antecedent().stream()
                            .map(item -> names.getOrDefault(item, item))
                            .collect(Collectors.joining(" + ")),
                    names.getOrDefault(rule.consequent(), rule.consequent())));
        }
        if (rules.size() > SHOWN) {
            text.append(String.format(Locale.ROOT, "%nThe other %,d are in --json.", rules.size() - SHOWN));
        }
        return text.toString();
    }

    private static Map<String, Object> document(Mining mining, List<Rule> rules) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("itemsets", mining.itemsets());
        document.put("rules", rules.stream().map(RulesMineCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Rule rule) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("if", rule.antecedent());
        document.put("then", rule.consequent());
        document.put("count", rule.count());
        document.put("support", rule.support());
        document.put("confidence", rule.confidence());
        document.put("lift", rule.lift());
        return document;
    }
}
