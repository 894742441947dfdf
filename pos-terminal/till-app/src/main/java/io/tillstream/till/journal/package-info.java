/** The till's own journal: opened at start with its opening record, appended to by the counter, read by the outbox. */
@NullMarked
package io.tillstream.till.journal;

import org.jspecify.annotations.NullMarked;
