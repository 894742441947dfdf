/**
 * How one sale is followed from its scan to the decisions it led to: where its trace begins, who takes part, and where what
 * they tell goes (docs/reference/traces.md). What is worth telling is decided by the apps; no rule of the shop belongs here.
 */
@NullMarked
package io.tillstream.traces;

import org.jspecify.annotations.NullMarked;
