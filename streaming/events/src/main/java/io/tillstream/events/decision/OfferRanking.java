package io.tillstream.events.decision;

import java.time.Instant;
import java.util.Objects;

/**
 * The model by which tills order a member's offers once they know the basket. Topic {@code decision.offer-ranking.v1}, key:
 * {@link #KEY}, compacted. A till checks the signature, uses it for offers of the same {@link ModelReference} only, and keeps the
 * order in which offers were sent where it has no such model.
 *
 * @param model name and card; offers of the same training carry the same
 * @param file a Tribuo model in base 64
 * @param issuedAt since when
 * @param signature Ed25519 by the chain's decision key over the canonical form with an empty signature, in base 64
 */
public record OfferRanking(ModelReference model, String file, Instant issuedAt, String signature) {
    /** There is one for the whole chain. */
    public static final String KEY = "chain";

    /** A model for tills is small: half a megabyte of base 64. */
    public static final int LONGEST_FILE = 500_000;

    public OfferRanking {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(signature, "signature");
        if (file.length() > LONGEST_FILE) {
            throw new IllegalArgumentException(
                    "A ranking for tills has " + file.length() + " characters; at most " + LONGEST_FILE + ".");
        }
    }

    /** The same with another signature; signing replaces the empty one. */
    public OfferRanking withSignature(String newSignature) {
        return new OfferRanking(model, file, issuedAt, newSignature);
    }
}
