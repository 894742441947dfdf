/** A card terminal and wallets that move no money: what stands on the other side of the till's ports, in a process of its own. */
@NullMarked
package io.tillstream.paymentsimulator;

import org.jspecify.annotations.NullMarked;
