/**
 * A till's program as a signed package, the folder in which a till keeps the one it runs and the one before, and the starter that
 * goes back by itself. The JDK alone: the starter must run whatever is wrong with a program. How a package reaches a till does not
 * belong here.
 */
@NullMarked
package io.tillstream.program;

import org.jspecify.annotations.NullMarked;
