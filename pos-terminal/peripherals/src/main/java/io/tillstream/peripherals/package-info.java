/** Adapters to the metal on the counter: scanner and receipt printer on serial lines, and a printer to test against. */
@NullMarked
package io.tillstream.peripherals;

import org.jspecify.annotations.NullMarked;
