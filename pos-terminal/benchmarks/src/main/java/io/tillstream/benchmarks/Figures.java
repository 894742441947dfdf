package io.tillstream.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been measured in one run, and what could not be: a bench that fails takes no other figure with it. */
final class Figures {
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** As the document has it. */
    private record Failed(String bench, String reason) {}

    /**
     * Runs a bench in a folder of its own; whatever it throws is kept, for the minutes the others took are not measured
     * again.
     *
     * @throws InterruptedException when the whole run is ended
     */
    void take(Bench bench, Path folder) throws InterruptedException {
        try {
            Path place = Files.createTempDirectory(folder, "tillstream-bench-");
            try {
                bench.run(place, rows::add);
            } finally {
                delete(place);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failures.put(bench.name(), reason(e));
        }
    }

    /** One line for each bench that failed. */
    List<String> failures() {
        return failures.entrySet().stream()
                .map(failure ->
                        "Bench %s: failed (%s); its figures are missing or not all there; put that right and run "
                                        .formatted(failure.getKey(), failure.getValue())
                                + "./tillstream bench " + failure.getKey() + ".")
                .toList();
    }

    /** Whether all was measured, and every peer did the same work as we. */
    boolean hold() {
        return failures.isEmpty() && rows.stream().allMatch(Row::outputsEqual);
    }

    String text() {
        return rows.stream().map(Row::line).collect(Collectors.joining("\n"));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benches", rows.stream().map(Row::document).toList());
        document.put(
                "failed",
                failures.entrySet().stream()
                        .map(failure -> new Failed(failure.getKey(), failure.getValue()))
                        .toList());
        return document;
    }

    private static String reason(Exception thrown) {
        String said =
                thrown.getMessage() == null || thrown.getMessage().isBlank() ? thrown.toString() : thrown.getMessage();
        String line = said.lines().findFirst().orElse(said);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
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
