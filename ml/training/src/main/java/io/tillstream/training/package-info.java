/**
 * Learns from the archive: Spark reads and groups, Tribuo trains, and what does not beat its baseline on held-out time is
 * not released. Serving and deciding belong elsewhere.
 */
@NullMarked
package io.tillstream.training;

import org.jspecify.annotations.NullMarked;
