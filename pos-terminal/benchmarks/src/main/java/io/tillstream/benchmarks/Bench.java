package io.tillstream.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** One thing that can be measured. */
public interface Bench {
    /** What it is called on the command line, {@code journal}. */
    String name();

    /** What it measures, one clause. */
    String title();

    /**
     * Measures.
     *
     * @param folder an empty folder on the disk to be measured
     * @return one row for each peer
     * @throws Exception when it cannot be measured
     */
    List<Row> run(Path folder) throws Exception;
}
