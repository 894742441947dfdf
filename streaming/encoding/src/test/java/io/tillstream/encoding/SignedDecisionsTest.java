package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferTerms;
import io.tillstream.events.decision.Reason;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedDecisionsTest {
    private static final KeyPair HEAD_OFFICE = Signing.newKeyPair();

    private final OfferDecision signed = SignedDecisions.sign(offer(20, "You buy it weekly"), HEAD_OFFICE.getPrivate());

    @Test
    void knowsAnOfferThatNobodyChanged() {
        assertThat(SignedDecisions.isGenuine(signed, HEAD_OFFICE.getPublic())).isTrue();
        assertThat(SignedDecisions.isGenuine(signed, Signing.newKeyPair().getPublic()))
                .isFalse();
    }

    @Test
    void missesAChangeOfTheTermsAndOfAnythingElse() {
        assertThat(SignedDecisions.isGenuine(
                        offer(90, "You buy it weekly").withSignature(signed.signature()), HEAD_OFFICE.getPublic()))
                .isFalse();
        assertThat(SignedDecisions.isGenuine(
                        offer(20, "Others buy it").withSignature(signed.signature()), HEAD_OFFICE.getPublic()))
                .isFalse();
    }

    @Test
    void provesTheTermsWithoutTheRest() {
        OfferProof proof = SignedDecisions.proof(signed);

        assertThat(proof.terms()).isEqualTo(signed.terms());
        assertThat(SignedDecisions.isGenuine(proof, HEAD_OFFICE.getPublic())).isTrue();
    }

    @Test
    void provesNoOtherTerms() {
        OfferProof proof = SignedDecisions.proof(signed);
        OfferTerms terms = proof.terms();
        OfferTerms better = new OfferTerms(
                terms.decisionId(), terms.member(), terms.gtin(), 90, terms.campaign(), terms.validUntil());

        assertThat(isGenuine(new OfferProof(better, proof.decision(), proof.signature())))
                .isFalse();
        assertThat(isGenuine(new OfferProof(terms, Hash.GENESIS, proof.signature())))
                .isFalse();
        assertThat(isGenuine(proof.withSignature(""))).isFalse();
        assertThat(isGenuine(proof.withSignature("no base 64"))).isFalse();
    }

    private static boolean isGenuine(OfferProof proof) {
        return SignedDecisions.isGenuine(proof, HEAD_OFFICE.getPublic());
    }

    private static OfferDecision offer(int percentOff, String reason) {
        return new OfferDecision(
                "o1",
                MemberId.of("maaaaaaaaaaaaaaaa"),
                Gtin.ofDigits("4006381333931"),
                percentOff,
                400_000,
                "personal-picks",
                new Reason("buys-often", LocalText.same(reason)),
                new ModelReference("next-purchase", Hash.GENESIS),
                Instant.parse("2026-11-27T09:00:00Z"),
                Instant.parse("2026-11-29T09:00:00Z"),
                "");
    }
}
