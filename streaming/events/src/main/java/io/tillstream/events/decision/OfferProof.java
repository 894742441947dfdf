package io.tillstream.events.decision;

import io.tillstream.events.Hash;
import java.util.Objects;

/**
 * An offer's terms and what proves them to somebody who does not have the rest of the decision: small enough for a code on a
 * receipt.
 *
 * @param terms what is promised
 * @param decision the hash of the whole decision without its signature
 * @param signature head office's over both, in base 64
 */
public record OfferProof(OfferTerms terms, Hash decision, String signature) {
    public OfferProof {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(signature, "signature");
    }

    /** The same with another signature; signing replaces the empty one. */
    public OfferProof withSignature(String newSignature) {
        return new OfferProof(terms, decision, newSignature);
    }
}
