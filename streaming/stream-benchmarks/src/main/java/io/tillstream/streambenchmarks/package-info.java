/**
 * The bench {@code streams}: our ledgers beside a plain loop and beside Flink, on the same sales, each contender in a process of
 * its own and one at a time. What the tables must say is recounted here without any of them.
 */
@NullMarked
package io.tillstream.streambenchmarks;

import org.jspecify.annotations.NullMarked;
