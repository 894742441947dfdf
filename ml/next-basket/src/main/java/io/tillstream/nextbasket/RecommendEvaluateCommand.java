package io.tillstream.nextbasket;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.commandline.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** {@code recommend evaluate}: how well next-basket methods foresee; the files are described in docs/reference/recommend.md. */
@picocli.CommandLine.Command(
        name = "recommend evaluate",
        description = "Measures next-basket models; the files are described in docs/reference/recommend.md.")
public final class RecommendEvaluateCommand extends Command {
    private static final int NAMED = 20;
    private static final int TRIED = 1_000;
    private static final long SEED = 20_261_128;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--history",
            required = true,
            paramLabel = "F",
            description = "What was bought, JSON or gzipped JSON.")
    @Nullable
    Path history;

    @Option(
            names = "--future",
            required = true,
            paramLabel = "F",
            description = "The baskets that followed, the same format.")
    @Nullable
    Path future;

    @Option(names = "--predictions", paramLabel = "OUT", description = "Where to write our 20 items per user, JSON.")
    @Nullable
    Path predictions;

    public static void main(String[] arguments) {
        System.exit(execute(new RecommendEvaluateCommand(), arguments));
    }

    /** A method, how it is made, and whether it is ours. */
    private record Contender(boolean ours, Supplier<NextBasketMethod> method) {}

    private record Scored(
            String name, boolean ours, RankingScore score, double cpuSeconds, double choosingCpuSeconds) {}

    @Override
    protected int run() throws IOException {
        if (history == null || future == null) {
            throw new IllegalStateException("The options are required.");
        }
        ItemNumbers items = new ItemNumbers();
        BasketFile known = BasketFile.read(history, items);
        Question question = Question.of(known, BasketFile.read(future, items), future);
        List<Contender> contenders = contenders(known.baskets());
        List<Scored> scored = new ArrayList<>();
        try (Progress progress = new Progress("Evaluating", "models", contenders.size())) {
            for (Contender contender : contenders) {
                progress.at(scored.size());
                double before = ProcessorTime.seconds();
                NextBasketMethod method = contender.method().get();
                double chosen = ProcessorTime.seconds();
                int[][] ranked = method.rank(known.baskets(), question.users(), NAMED);
                double done = ProcessorTime.seconds();
                scored.add(new Scored(
                        method.name(),
                        contender.ours(),
                        RankingScore.of(ranked, question.baskets()),
                        done - chosen,
                        chosen - before));
                if (contender.ours() && predictions != null) {
                    write(predictions, known, question, ranked, items);
                }
            }
            progress.at(scored.size());
        }
        print(people(question, scored), document(scored));
        return ExitCode.SUCCESS;
    }

    private static List<Contender> contenders(Histories histories) {
        Trial trial = Trial.of(histories, TRIED, SEED);
        return List.of(
                new Contender(false, GlobalFrequency::new),
                new Contender(false, PersonalFrequency::new),
                new Contender(false, CombinedFrequency::new),
                new Contender(false, () -> UpCf.chosenBy(trial)),
                new Contender(false, () -> TifuKnn.chosenBy(trial)),
                new Contender(true, () -> new HabitBlend(SEED)));
    }

    /** Strangers get what is bought most: nothing else is known about them. */
    private static void write(Path file, BasketFile known, Question question, int[][] ranked, ItemNumbers items) {
        int[] popular = ItemCounts.of(known.baskets()).filled(new int[0], NAMED);
        try (JsonGenerator out = JSON.createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.writeStartObject();
            for (int i = 0; i < ranked.length; i++) {
                out.writeName(known.users().get(question.users()[i]));
                writeItems(out, ranked[i], items);
            }
            for (String stranger : question.strangers()) {
                out.writeName(stranger);
                writeItems(out, popular, items);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new Complaint(
                    "File " + file, "it cannot be written", "predictions go to a file", "check its folder and rights");
        }
    }

    private static void writeItems(JsonGenerator out, int[] ranked, ItemNumbers items) {
        out.writeStartArray();
        for (int item : ranked) {
            out.writeNumber(items.item(item));
        }
        out.writeEndArray();
    }

    private record ModelJson(
            String name,
            boolean ours,
            double recall10,
            double ndcg10,
            double phr10,
            double recall20,
            double ndcg20,
            double phr20,
            double cpuSeconds) {
        static ModelJson of(Scored scored) {
            RankingScore score = scored.score();
            return new ModelJson(
                    scored.name(),
                    scored.ours(),
                    rounded(score.recall10()),
                    rounded(score.ndcg10()),
                    rounded(score.phr10()),
                    rounded(score.recall20()),
                    rounded(score.ndcg20()),
                    rounded(score.phr20()),
                    rounded(scored.cpuSeconds()));
        }

        private static double rounded(double value) {
            return Math.round(value * 1e6) / 1e6;
        }
    }

    private static Object document(List<Scored> scored) {
        return Map.of("models", scored.stream().map(ModelJson::of).toList());
    }

    private static String people(Question question, List<Scored> scored) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d users; left out: %,d whom the history does not know, %,d without a next basket%n",
                question.users().length,
                question.strangers().size(),
                question.withoutBasket()));
        text.append(String.format(
                Locale.ROOT,
                "%-20s %9s %9s %9s %9s %9s %9s %9s %9s",
                "model",
                "recall10",
                "ndcg10",
                "phr10",
                "recall20",
                "ndcg20",
                "phr20",
                "CPU s",
                "choosing"));
        for (Scored one : scored) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-20s %9.4f %9.4f %9.4f %9.4f %9.4f %9.4f %9.2f %9.2f",
                    one.name() + (one.ours() ? " (ours)" : ""),
                    one.score().recall10(),
                    one.score().ndcg10(),
                    one.score().phr10(),
                    one.score().recall20(),
                    one.score().ndcg20(),
                    one.score().phr20(),
                    one.cpuSeconds(),
                    one.choosingCpuSeconds()));
        }
        return text.toString();
    }
}
