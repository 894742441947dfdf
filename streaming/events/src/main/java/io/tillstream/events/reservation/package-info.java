/** Goods that are put aside for somebody who will collect them. */
@NullMarked
package io.tillstream.events.reservation;

import org.jspecify.annotations.NullMarked;
