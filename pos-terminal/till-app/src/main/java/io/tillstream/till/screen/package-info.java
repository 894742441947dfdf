/** What the cashier sees and presses, in a browser. No rule of selling lives here. */
@NullMarked
package io.tillstream.till.screen;

import org.jspecify.annotations.NullMarked;
