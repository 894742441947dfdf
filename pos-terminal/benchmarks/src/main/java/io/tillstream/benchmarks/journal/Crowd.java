package io.tillstream.benchmarks.journal;

import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.Row;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One committer, sixteen on one journal, and sixteen tills with a journal each: records a second. */
final class Crowd {
    private static final int SIZE = 16;
    private static final int ROUNDS = 7;
    private static final int ALONE = 400;
    private static final int EACH = 250;

    private final Path folder;

    Crowd(Path folder) {
        this.folder = folder;
    }

    List<Row> rows() throws IOException, InterruptedException, ExecutionException {
        List<Double> alone = new ArrayList<>();
        List<Double> together = new ArrayList<>();
        List<Double> apart = new ArrayList<>();
        List<Journal> tills = new ArrayList<>();
        try (Journal shared = begun(0);
                ExecutorService cashiers = Executors.newFixedThreadPool(SIZE)) {
            for (int till = 1; till <= SIZE; till++) {
                tills.add(begun(till));
            }
            for (int round = 0; round <= ROUNDS; round++) {
                double one = rate(cashiers, List.of(shared), ALONE);
                double many = rate(cashiers, Collections.nCopies(SIZE, shared), EACH);
                double each = rate(cashiers, tills, EACH / 5);
                // The first round warms up.
                if (round > 0) {
                    alone.add(one);
                    together.add(many);
                    apart.add(each);
                }
            }
        } finally {
            for (Journal till : tills) {
                till.close();
            }
        }
        boolean whole = holdsAll();
        return List.of(
                row("journal: 16 committers, 1 file", median(together), median(alone), whole),
                row("journal: 16 tills, 16 files", median(apart), median(alone), whole));
    }

    private Journal begun(int till) throws IOException {
        Journal journal = Journal.create(file(till), JournalBench.till(till + 1), TenLines.EPOCH);
        journal.append(TenLines.opening(journal.till()));
        return journal;
    }

    private Path file(int till) {
        return folder.resolve("crowd-" + till + ".journal");
    }

    /** Records a second when each journal in the list has a committer of its own. */
    private static double rate(ExecutorService cashiers, List<Journal> journals, int each)
            throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<Future<?>> working = new ArrayList<>();
        for (Journal journal : journals) {
            working.add(cashiers.submit(() -> {
                for (int i = 0; i < each; i++) {
                    journal.appendNext(TenLines::sale);
                }
            }));
        }
        for (Future<?> one : working) {
            one.get();
        }
        return (double) journals.size() * each / ((System.nanoTime() - begun) / 1e9);
    }

    private boolean holdsAll() throws IOException {
        long shared = 1 + (ROUNDS + 1L) * (ALONE + (long) SIZE * EACH);
        long own = 1 + (ROUNDS + 1L) * (EACH / 5);
        for (int till = 0; till <= SIZE; till++) {
            try (JournalReader reader = JournalReader.open(file(till))) {
                if (reader.lastSequence() != (till == 0 ? shared : own)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Row row(String bench, double ours, double alone, boolean whole) {
        return new Row(
                bench,
                ours,
                new Row.Peer("one committer", alone),
                OptionalDouble.empty(),
                "records/s",
                ROUNDS,
                Load.now(),
                whole);
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
