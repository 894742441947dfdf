/** Starts, watches and stops the topologies. */
@NullMarked
package io.tillstream.streaming.running;

import org.jspecify.annotations.NullMarked;
