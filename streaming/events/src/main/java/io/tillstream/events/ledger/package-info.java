/** What the streams compute from facts: positions, sales, stock, points. Views that can be recomputed at any time. */
@NullMarked
package io.tillstream.events.ledger;

import org.jspecify.annotations.NullMarked;
