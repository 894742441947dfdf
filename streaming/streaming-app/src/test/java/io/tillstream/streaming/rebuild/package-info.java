/** Dead letters on a real broker. */
@NullMarked
package io.tillstream.streaming.rebuild;

import org.jspecify.annotations.NullMarked;
