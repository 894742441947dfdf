/** The ledgers on a real broker beside a plain loop and Flink, measured by a program that has those on its class path. */
@NullMarked
package io.tillstream.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
