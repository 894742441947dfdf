/** Tests of a till's program as a package, and of the starter with real processes. */
@NullMarked
package io.tillstream.program;

import org.jspecify.annotations.NullMarked;
