package io.tillstream.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One thing that can be measured. */
public interface Bench {
    /** What it is called on the command line, {@code journal}. */
    String name();

    /** What it measures, one clause. */
    String title();

    /**
     * Measures, and tells a row for each peer as soon as it is known: what follows may fail.
     *
     * @param folder an empty folder on the disk to be measured
     * @param told takes the rows
     * @throws Exception when it cannot be measured
     */
    void run(Path folder, Consumer<Row> told) throws Exception;
}
