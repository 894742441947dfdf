/** A dead till's records, read from its disk and brought to head office. Nothing is ever written to that disk. */
@NullMarked
package io.tillstream.conductor.recovery;

import org.jspecify.annotations.NullMarked;
