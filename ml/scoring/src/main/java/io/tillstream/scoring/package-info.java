/**
 * Turns what streams and models know into signed decisions: an app that reads topics, keeps its own view in memory, and
 * writes {@code decision.*}. Which offer is shown is decided in ml/decisions, how models are made in ml/training.
 */
@NullMarked
package io.tillstream.scoring;

import org.jspecify.annotations.NullMarked;
