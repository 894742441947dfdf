/**
 * Looks for what loses the shop money and is done by people: counts what every cashier and member does, and points at what
 * stands out beside the others. Judges nobody; whoever looks at the receipts does.
 */
@NullMarked
package io.tillstream.topologies.loss;

import org.jspecify.annotations.NullMarked;
