/** Who may ask: the admin token of machine-to-machine endpoints. */
@NullMarked
package io.tillstream.streaming.door;

import org.jspecify.annotations.NullMarked;
