/** A till's period from one Z to the next: what was traded, what the drawer should hold, and what counting it found. */
@NullMarked
package io.tillstream.checkout.closing;

import org.jspecify.annotations.NullMarked;
