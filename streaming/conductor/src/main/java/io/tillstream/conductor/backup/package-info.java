/** Head office's data as one file, and a home made of it again; the format is docs/reference/backup-file.md. */
@NullMarked
package io.tillstream.conductor.backup;

import org.jspecify.annotations.NullMarked;
