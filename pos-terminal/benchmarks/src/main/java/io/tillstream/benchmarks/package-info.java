/**
 * The {@code bench} command: our parts beside their peers, in the same run, on the same data, with the load of the machine
 * beside each figure. A part is measured from outside, through what it offers everybody.
 */
@NullMarked
package io.tillstream.benchmarks;

import org.jspecify.annotations.NullMarked;
