/** The topic catalogue: which topics exist, who owns them, what they hold and how it is written. */
@NullMarked
package io.tillstream.wire;

import org.jspecify.annotations.NullMarked;
