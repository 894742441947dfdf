/** Advice with an expiry: offers for members and reorder proposals for buyers. */
@NullMarked
package io.tillstream.events.decision;

import org.jspecify.annotations.NullMarked;
