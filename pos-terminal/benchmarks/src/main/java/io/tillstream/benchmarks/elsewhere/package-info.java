/** Benches that run in a process and on a class path of their own. */
@NullMarked
package io.tillstream.benchmarks.elsewhere;

import org.jspecify.annotations.NullMarked;
