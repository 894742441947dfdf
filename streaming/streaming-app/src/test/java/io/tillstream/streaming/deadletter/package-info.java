/** Dead letters on a real broker. */
@NullMarked
package io.tillstream.streaming.deadletter;

import org.jspecify.annotations.NullMarked;
