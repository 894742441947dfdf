/**
 * Recomputes every ledger from the tills' journals with code of its own and holds topics, ledgers and index against it.
 * Nothing of the topologies may be used here: a shared mistake would prove itself right.
 */
@NullMarked
package io.tillstream.reconciliation;

import org.jspecify.annotations.NullMarked;
