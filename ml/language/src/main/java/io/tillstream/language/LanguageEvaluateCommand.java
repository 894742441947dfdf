package io.tillstream.language;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.tables.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code language evaluate}: the text classifier on any labelled texts; docs/reference/language.md. */
@picocli.CommandLine.Command(
        name = "language evaluate",
        description =
                "Learns from labelled texts and says how well others are understood; see docs/reference/language.md.")
public final class LanguageEvaluateCommand extends Command {
    @Option(
            names = "--train",
            required = true,
            paramLabel = "F",
            description = "CSV with text and label, to learn from.")
    @Nullable
    Path train;

    @Option(names = "--test", required = true, paramLabel = "F", description = "The same, to be understood.")
    @Nullable
    Path test;

    public static void main(String[] arguments) {
        System.exit(execute(new LanguageEvaluateCommand(), arguments));
    }

    @Override
    protected int run() {
        List<LabelledText> learned = read(Objects.requireNonNull(train));
        List<LabelledText> asked = read(Objects.requireNonNull(test));
        if (learned.stream()
                        .filter(LabelledText::isInScope)
                        .map(LabelledText::label)
                        .distinct()
                        .count()
                < 2) {
            throw new Complaint(
                    "File " + train,
                    "fewer than two labels beside " + LabelledText.OUT_OF_SCOPE,
                    "there must be something to choose from",
                    "give texts of two labels or more");
        }
        Score score = Score.of(Understanding.of(learned), asked);
        print(text(score), document(score));
        return ExitCode.SUCCESS;
    }

    private static List<LabelledText> read(Path file) {
        List<LabelledText> texts = new ArrayList<>();
        CsvTable.in(file)
                .forEach(List.of("text", "label"), row -> texts.add(new LabelledText(row.text(0), row.name(1))));
        if (texts.isEmpty()) {
            throw new Complaint("File " + file, "no texts", "there must be one line at least", "give another file");
        }
        return texts;
    }

    private static String text(Score score) {
        return String.format(
                Locale.ROOT,
                """
                In scope      %s right (%s if nothing were refused), of %,d
                Out of scope  %s refused, of %,d; %s of what was refused was out of scope
                A text takes  %,.0f µs, one in a hundred %,.0f µs or more""",
                percent(score.accuracyInScope()),
                percent(score.accuracyUnrefused()),
                score.inScope(),
                percent(score.oosRecall()),
                score.outOfScope(),
                percent(score.oosPrecision()),
                score.p50Micros(),
                score.p99Micros());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static Map<String, Object> document(Score score) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accuracyInScope", number(score.accuracyInScope()));
        document.put("oosRecall", number(score.oosRecall()));
        document.put("oosPrecision", number(score.oosPrecision()));
        document.put("p50Micros", score.p50Micros());
        document.put("p99Micros", score.p99Micros());
        document.put("accuracyUnrefused", number(score.accuracyUnrefused()));
        return document;
    }

    /** A share of nothing is not known. */
    private static @Nullable Double number(double share) {
        return Double.isNaN(share) ? null : (Double) share;
    }
}
