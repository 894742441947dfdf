package io.tillstream.till.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What takes time and is done beside the counter: it never waits, and what comes of it is an act. */
interface Errands extends AutoCloseable {
    /**
     * Asks somebody who may not answer, or never return.
     *
     * @param asking waits for the answer
     * @param limit how long anybody waits; what comes after it is done all the same
     * @param silent what is done when nothing came by then
     */
    void ask(Supplier<Act> asking, Duration limit, Act silent);

    /** Does something at a time. */
    void at(Instant when, Act act);

    @Override
    void close();

    /** How errands are run for a counter. */
    @FunctionalInterface
    interface Runner {
        Errands running(Consumer<Act> later);
    }
}
