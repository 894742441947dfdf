/** Reading a merchant's sales file: its form, its rows, and one clear line for whatever is wrong with it. No rule about sales. */
@NullMarked
package io.tillstream.simulator.salesfile;

import org.jspecify.annotations.NullMarked;
