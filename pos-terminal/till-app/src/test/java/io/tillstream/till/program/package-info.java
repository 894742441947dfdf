/** Tests of a till that changes its program. */
@NullMarked
package io.tillstream.till.program;

import org.jspecify.annotations.NullMarked;
