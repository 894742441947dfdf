package io.tillstream.encoding;

import io.tillstream.events.decision.Decision;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.decision.ReorderProposal;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Signs decisions at head office and checks them where they are used. An offer is signed by its terms and the hash of the
 * rest, so that the terms alone can be proved by a code on paper; anything else by its canonical form.
 */
public final class SignedDecisions {
    private SignedDecisions() {}

    public static OfferDecision sign(OfferDecision decision, PrivateKey key) {
        return decision.withSignature(Signing.sign(key, signedBytes(proof(decision))));
    }

    public static ReorderProposal sign(ReorderProposal decision, PrivateKey key) {
        return decision.withSignature(Signing.sign(key, signedBytes(decision)));
    }

    public static OfferRanking sign(OfferRanking ranking, PrivateKey key) {
        return ranking.withSignature(Signing.sign(key, signedBytes(ranking)));
    }

    /** Whether the ranking is unchanged since the owner of {@code key} signed it. */
    public static boolean isGenuine(OfferRanking ranking, PublicKey key) {
        return Signing.isSignedBy(key, signedBytes(ranking), ranking.signature());
    }

    /** What proves the terms of a signed offer. */
    public static OfferProof proof(OfferDecision decision) {
        byte[] whole = CanonicalJson.encode(decision.withSignature(""));
        return new OfferProof(decision.terms(), FactChain.hashOf(whole), decision.signature());
    }

    /** Whether the decision is unchanged since the owner of {@code key} signed it. */
    public static boolean isGenuine(Decision decision, PublicKey key) {
        return switch (decision) {
            case OfferDecision offer -> isGenuine(proof(offer), key);
            case ReorderProposal proposal -> Signing.isSignedBy(key, signedBytes(proposal), proposal.signature());
        };
    }

    /** Whether the owner of {@code key} signed an offer of these terms. */
    public static boolean isGenuine(OfferProof proof, PublicKey key) {
        return Signing.isSignedBy(key, signedBytes(proof), proof.signature());
    }

    private static byte[] signedBytes(OfferProof proof) {
        return CanonicalJson.encode(proof.withSignature(""));
    }

    private static byte[] signedBytes(OfferRanking ranking) {
        return CanonicalJson.encode(ranking.withSignature(""));
    }

    private static byte[] signedBytes(ReorderProposal proposal) {
        return CanonicalJson.encode(proposal.withSignature(""));
    }
}
