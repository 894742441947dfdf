package io.tillstream.training.bench;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Benches of what is learned, as a program of its own: {@code ./tillstream bench} starts it and takes its document over. */
@picocli.CommandLine.Command(
        name = "bench",
        description =
                "Measures rules, recommend, demand, customers or replay beside their peers; see docs/reference/bench.md.")
public final class ModelBench extends Command {
    @Parameters(paramLabel = "NAME", description = "What to measure: rules, recommend, demand, customers, replay.")
    @Nullable
    String name;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where files are written that a peer reads.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--baskets", paramLabel = "N", description = "Baskets that replay prices; ${DEFAULT-VALUE}.")
    int baskets = 10_000_000;

    ModelBench() {}

    public static void main(String[] arguments) {
        System.exit(execute(new ModelBench(), arguments));
    }

    /** As the document has it. */
    private record Failed(String bench, String reason) {}

    @Override
    protected int run() throws Exception {
        Subject subject = subject();
        List<Figure> figures = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        Path place = Files.createTempDirectory(folder, "tillstream-bench-");
        try {
            subject.measure(place, figures::add);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed.add(new Failed(subject.name(), reason(e)));
        } finally {
            delete(place);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benches", figures);
        document.put("failed", failed);
        print(figures.stream().map(Figure::line).collect(Collectors.joining("\n")), document);
        failed.forEach(one -> System.err.println(one.bench() + ": " + one.reason()));
        return failed.isEmpty() && figures.stream().allMatch(Figure::outputsEqual)
                ? ExitCode.SUCCESS
                : ExitCode.DOES_NOT_HOLD;
    }

    private Subject subject() {
        List<Subject> all = List.of(
                new RulesSubject(),
                new RecommendSubject(),
                new DemandSubject(),
                new CustomersSubject(),
                new ReplaySubject(baskets));
        return all.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Complaint(
                        "Bench",
                        String.valueOf(name),
                        "there are " + all.stream().map(Subject::name).collect(Collectors.joining(", ")),
                        "name one of them"));
    }

    private static String reason(Exception thrown) {
        String said =
                thrown.getMessage() == null || thrown.getMessage().isBlank() ? thrown.toString() : thrown.getMessage();
        return said.lines().findFirst().orElse(said);
    }

    private static void delete(Path place) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(place)) {
            found = files.toList();
        }
        for (Path file : found.reversed()) {
            Files.delete(file);
        }
    }
}
