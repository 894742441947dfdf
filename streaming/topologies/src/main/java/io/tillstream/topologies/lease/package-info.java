/** Parts of something limited that a till may spend alone, so that no fault of a network spends more than there is. */
@NullMarked
package io.tillstream.topologies.lease;

import org.jspecify.annotations.NullMarked;
