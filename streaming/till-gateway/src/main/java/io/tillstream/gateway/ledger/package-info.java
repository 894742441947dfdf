/** Questions to the ledgers, over the log. */
@NullMarked
package io.tillstream.gateway.ledger;

import org.jspecify.annotations.NullMarked;
