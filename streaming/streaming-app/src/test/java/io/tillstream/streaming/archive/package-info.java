/** Tests of the archive. */
@NullMarked
package io.tillstream.streaming.archive;

import org.jspecify.annotations.NullMarked;
