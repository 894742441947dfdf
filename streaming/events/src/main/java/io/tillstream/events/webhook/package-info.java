/** Who outside is told what happens here, and how far the telling has come. */
@NullMarked
package io.tillstream.events.webhook;

import org.jspecify.annotations.NullMarked;
