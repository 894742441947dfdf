package io.tillstream.benchmarks.price;

/** Somebody who finds out what a trolley costs. */
interface Contender extends AutoCloseable {
    /** What is due, in minor units. */
    long total(Trolley trolley);

    @Override
    default void close() {}
}
