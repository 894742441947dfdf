package io.tillstream.encoding;

import io.tillstream.events.decision.Decision;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.ReorderProposal;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Signs decisions at head office and checks them where they are used. */
public final class SignedDecisions {
    private SignedDecisions() {}

    public static OfferDecision sign(OfferDecision decision, PrivateKey key) {
        return decision.withSignature(Signing.sign(key, unsignedBytes(decision)));
    }

    public static ReorderProposal sign(ReorderProposal decision, PrivateKey key) {
        return decision.withSignature(Signing.sign(key, unsignedBytes(decision)));
    }

    /** Whether the decision is unchanged since the owner of {@code key} signed it. */
    public static boolean isGenuine(Decision decision, PublicKey key) {
        return Signing.isSignedBy(key, unsignedBytes(decision), decision.signature());
    }

    private static byte[] unsignedBytes(Decision decision) {
        return switch (decision) {
            case OfferDecision offer -> CanonicalJson.encode(offer.withSignature(""));
            case ReorderProposal proposal -> CanonicalJson.encode(proposal.withSignature(""));
        };
    }
}
