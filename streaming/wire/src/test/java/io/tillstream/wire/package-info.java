/** The contract, held against files that are never edited. */
@NullMarked
package io.tillstream.wire;

import org.jspecify.annotations.NullMarked;
