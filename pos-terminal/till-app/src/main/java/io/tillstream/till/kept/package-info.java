/** Small files the till keeps and replaces as a whole. Not the journal, which is never replaced. */
@NullMarked
package io.tillstream.till.kept;

import org.jspecify.annotations.NullMarked;
