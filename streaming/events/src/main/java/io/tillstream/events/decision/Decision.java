package io.tillstream.events.decision;

import java.time.Instant;

/**
 * Advice with an expiry. Whoever acts on one checks {@link #signature()} with the chain's decision key and the clock
 * against {@link #validUntil()} first; without a decision the shelf price holds and the sale goes on.
 */
public sealed interface Decision permits OfferDecision, ReorderProposal {
    String decisionId();

    Reason reason();

    ModelReference model();

    Instant issuedAt();

    Instant validUntil();

    /** Ed25519 by the chain's decision key, in base 64; see {@code SignedDecisions} for the bytes it is over. */
    String signature();
}
