/** What every command has in common: exit codes, the one error line, JSON on standard output, progress on standard error. */
@NullMarked
package io.tillstream.commandline;

import org.jspecify.annotations.NullMarked;
