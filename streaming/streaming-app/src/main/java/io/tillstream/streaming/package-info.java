/** The app that runs the topologies. What it computes is defined in streaming/topologies, not here. */
@NullMarked
package io.tillstream.streaming;

import org.jspecify.annotations.NullMarked;
