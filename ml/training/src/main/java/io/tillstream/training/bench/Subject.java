package io.tillstream.training.bench;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One thing that can be measured. */
interface Subject {
    /** What it is called on the command line, {@code rules}. */
    String name();

    /**
     * Measures, and tells a figure as soon as it is known: what follows may fail.
     *
     * @param folder an empty folder to write in
     * @throws Exception when it cannot be measured
     */
    void measure(Path folder, Consumer<Figure> told) throws Exception;
}
