/** Parts of something limited that a till may spend alone. */
@NullMarked
package io.tillstream.events.lease;

import org.jspecify.annotations.NullMarked;
