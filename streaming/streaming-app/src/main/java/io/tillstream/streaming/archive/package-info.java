/** Writes accepted records to files by business date, each exactly once. The format is published in docs/reference/archive.md. */
@NullMarked
package io.tillstream.streaming.archive;

import org.jspecify.annotations.NullMarked;
