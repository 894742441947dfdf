/**
 * The values every fact is made of. What belongs here is on the wire and has no behaviour beyond its own invariants;
 * pricing, promotion and stock rules do not.
 */
@NullMarked
package io.tillstream.events;

import org.jspecify.annotations.NullMarked;
