/** What the customer sees beside the cashier's screen. It looks at the counter and decides nothing. */
@NullMarked
package io.tillstream.till.display;

import org.jspecify.annotations.NullMarked;
