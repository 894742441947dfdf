/**
 * Cashiers and printers at the shop's end of the tills' lines: they scan through the serial line, press keys through the
 * screen's own addresses and take the receipts off the printer. They know nothing a person at the counter would not.
 */
@NullMarked
package io.tillstream.simulator.cashier;

import org.jspecify.annotations.NullMarked;
