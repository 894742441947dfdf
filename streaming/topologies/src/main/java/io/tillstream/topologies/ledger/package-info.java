/** How a fact is booked: split into small aggregates, merged into the ledger's state, published. No ledger of its own. */
@NullMarked
package io.tillstream.topologies.ledger;

import org.jspecify.annotations.NullMarked;
