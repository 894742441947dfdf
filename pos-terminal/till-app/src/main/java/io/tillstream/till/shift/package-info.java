/** Who may work at this till: sign-in by PIN or badge, what keeps somebody out, and for how long. No money. */
@NullMarked
package io.tillstream.till.shift;

import org.jspecify.annotations.NullMarked;
