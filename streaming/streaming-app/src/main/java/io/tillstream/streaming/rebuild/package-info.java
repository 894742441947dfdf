/** Has the ledgers read the log again from its first fact; see docs/how-to/rebuild-the-ledgers.md. */
@NullMarked
package io.tillstream.streaming.rebuild;

import org.jspecify.annotations.NullMarked;
