/** Programs of tills: their parts as the log brings them, handed on to whichever till asks. Whether one is any good, tills decide. */
@NullMarked
package io.tillstream.gateway.program;

import org.jspecify.annotations.NullMarked;
