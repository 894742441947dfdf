@NullMarked
package io.tillstream.simulator.cashier;

import org.jspecify.annotations.NullMarked;
