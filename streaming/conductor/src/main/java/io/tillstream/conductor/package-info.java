/** The commands that start, watch, stop and check everything else; no rule of the shop lives here. */
@NullMarked
package io.tillstream.conductor;

import org.jspecify.annotations.NullMarked;
