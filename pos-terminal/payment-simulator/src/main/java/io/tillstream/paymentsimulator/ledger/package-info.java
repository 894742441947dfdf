/** What the simulated hosts remember, on disk, so that they can be asked after they were killed. */
@NullMarked
package io.tillstream.paymentsimulator.ledger;

import org.jspecify.annotations.NullMarked;
