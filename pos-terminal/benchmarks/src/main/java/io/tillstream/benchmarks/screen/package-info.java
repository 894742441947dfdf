/** From the first byte of a scan on the serial line to the line on the screen. */
@NullMarked
package io.tillstream.benchmarks.screen;

import org.jspecify.annotations.NullMarked;
