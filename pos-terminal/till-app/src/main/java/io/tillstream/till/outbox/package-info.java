/** Brings journals to head office, in order and as often as it takes; the journal stays the truth. */
@NullMarked
package io.tillstream.till.outbox;

import org.jspecify.annotations.NullMarked;
