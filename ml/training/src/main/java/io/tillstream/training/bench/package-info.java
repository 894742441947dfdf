/** Our models beside those people use otherwise, each pair in one run: what {@code bench} starts for what is learned. */
@NullMarked
package io.tillstream.training.bench;

import org.jspecify.annotations.NullMarked;
