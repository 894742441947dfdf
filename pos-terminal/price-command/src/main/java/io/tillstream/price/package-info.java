/** The {@code price} command: reads a catalogue, promotions and baskets from files and prints what the engine makes of them. */
@NullMarked
package io.tillstream.price;

import org.jspecify.annotations.NullMarked;
