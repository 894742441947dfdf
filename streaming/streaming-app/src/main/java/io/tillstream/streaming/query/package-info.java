/** Answers questions from the topologies' state. Computes nothing. */
@NullMarked
package io.tillstream.streaming.query;

import org.jspecify.annotations.NullMarked;
