/** How long a commit takes beside a bare force of the same bytes and beside SQLite. */
@NullMarked
package io.tillstream.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
