package io.tillstream.lift;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.commandline.Progress;
import io.tillstream.tables.CsvOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code lift evaluate}: what a randomised trial says; docs/reference/lift.md. */
@picocli.CommandLine.Command(
        name = "lift evaluate",
        description = "Says what each arm of a randomised trial brought, and to whom; see docs/reference/lift.md.")
public final class LiftEvaluateCommand extends Command {
    /** Where its library is missing it would show a stack trace; a complaint says so in one line. */
    private static final Logger XGBOOST = Logger.getLogger("ml.dmlc.xgboost4j");

    @Option(names = "--trial", required = true, paramLabel = "F", description = "CSV with a line for each person.")
    @Nullable
    Path trial;

    @Option(names = "--arm", required = true, paramLabel = "COL", description = "The column that names the arm.")
    @Nullable
    String arm;

    @Option(names = "--control", required = true, paramLabel = "VALUE", description = "The arm that got nothing.")
    @Nullable
    String control;

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "COL",
            description = "The column with what each brought.")
    @Nullable
    String outcome;

    @Option(
            names = "--features",
            required = true,
            split = ",",
            paramLabel = "A,B,…",
            description = "Columns with what was known before the trial, numbers or words.")
    List<String> features = new ArrayList<>();

    @Option(names = "--scores", paramLabel = "OUT", description = "Where everybody's score is written, CSV.")
    @Nullable
    Path scores;

    public static void main(String[] arguments) {
        System.exit(execute(new LiftEvaluateCommand(), arguments));
    }

    @Override
    protected int run() {
        XGBOOST.setLevel(Level.OFF);
        String armColumn = Objects.requireNonNull(arm).strip();
        String outcomeColumn = Objects.requireNonNull(outcome).strip();
        List<String> known = features.stream().map(String::strip).toList();
        requireDifferent(armColumn, outcomeColumn, known);
        String untreated = Objects.requireNonNull(control).strip();
        TrialFile file = TrialFile.read(Objects.requireNonNull(trial), armColumn, outcomeColumn, known);
        List<String> arms = file.arms(untreated);
        List<Verdict> verdicts = verdicts(file, arms, untreated);
        if (scores != null) {
            write(scores, verdicts);
        }
        print(
                text(verdicts, outcomeColumn),
                Map.of(
                        "arms",
                        verdicts.stream().map(LiftEvaluateCommand::document).toList()));
        return ExitCode.SUCCESS;
    }

    private static List<Verdict> verdicts(TrialFile file, List<String> arms, String control) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Progress progress = new Progress("Learning", "arms", arms.size())) {
            for (String name : arms) {
                verdicts.add(Verdict.of(name, file.trial(name, control), file.people()));
                progress.at(verdicts.size());
            }
        } catch (LinkageError e) {
            throw new Complaint(
                    "XGBoost's library",
                    "it does not load on " + System.getProperty("os.name") + ", " + System.getProperty("os.arch"),
                    "it is made for x86-64, and wants libgomp on Linux",
                    "install libgomp, or use another machine");
        }
        return verdicts;
    }

    /** What came out of the trial must not be taken for something that was known before. */
    private static void requireDifferent(String arm, String outcome, List<String> known) {
        if (arm.equals(outcome) || known.contains(arm) || known.contains(outcome)) {
            throw new Complaint(
                    "Option --features",
                    String.join(",", known),
                    "arm, outcome and features are different columns",
                    "leave out what was not known before the trial");
        }
        if (known.contains("") || new HashSet<>(known).size() < known.size()) {
            throw new Complaint(
                    "Option --features", String.join(",", known), "each names a column once", "correct the list");
        }
    }

    private static void write(Path to, List<Verdict> verdicts) {
        CsvOutput.write(to, "--scores", List.of("row", "arm", "score"), lines -> {
            for (Verdict verdict : verdicts) {
                for (int row = 0; row < verdict.scores().length; row++) {
                    lines.printRecord(row, verdict.arm(), verdict.scores()[row]);
                }
            }
        });
    }

    private static String text(List<Verdict> verdicts, String outcome) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-24s %12s %25s %17s %17s  %s",
                "arm",
                outcome,
                "95 % interval",
                "Qini of model",
                "Qini of rule",
                "who comes first"));
        for (Verdict verdict : verdicts) {
            Effect effect = verdict.effect();
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-24s %+12.5f %12.5f %12.5f %8.4f ± %6.4f %8.4f ± %6.4f  %s",
                    verdict.arm(),
                    effect.mean(),
                    effect.low(),
                    effect.high(),
                    verdict.modelQini(),
                    verdict.modelError(),
                    verdict.ruleQini(),
                    verdict.ruleError(),
                    first(verdict)));
        }
        return text.append(String.format(
                        "%nQini is normalised: 0 is chance, 1 whoever knew the outcomes; ± is its standard error."))
                .toString();
    }

    private static String first(Verdict verdict) {
        if (!verdict.beatsChance()) {
            return "nobody: neither model nor rule beats chance, so ask everybody or nobody";
        }
        return verdict.scoredBy() == Verdict.By.MODEL
                ? "by the model"
                : "by " + verdict.rule() + " alone: the model is not better";
    }

    private static Map<String, Object> document(Verdict verdict) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("arm", verdict.arm());
        document.put("effect", verdict.effect().mean());
        document.put("low", verdict.effect().low());
        document.put("high", verdict.effect().high());
        document.put("qini", verdict.qini());
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("feature", verdict.rule());
        rule.put("qini", verdict.ruleQini());
        document.put("rule", rule);
        document.put("scoredBy", verdict.scoredBy().name().toLowerCase(Locale.ROOT));
        document.put("modelQini", verdict.modelQini());
        document.put("modelError", verdict.modelError());
        document.put("ruleError", verdict.ruleError());
        document.put("beatsChance", verdict.beatsChance());
        return document;
    }
}
