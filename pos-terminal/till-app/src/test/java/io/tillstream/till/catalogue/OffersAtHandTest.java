package io.tillstream.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.encoding.Signing;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffersAtHandTest {
    private static final KeyPair HEAD_OFFICE = Signing.newKeyPair();
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final MemberId BOB = MemberId.of("mbbbbbbbbbbbbbbbb");
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");

    private final OffersAtHand offers = new OffersAtHand(HEAD_OFFICE.getPublic());

    @Test
    void knowsWhatHeadOfficeSignedAndWhatSomebodyElseMade() {
        OfferDecision genuine = SignedDecisions.sign(anOffer("d1", ANN), HEAD_OFFICE.getPrivate());
        OfferDecision forged =
                SignedDecisions.sign(anOffer("d2", ANN), Signing.newKeyPair().getPrivate());
        MemberOffers told = offers.of(
                ANN, CanonicalJson.encode(new MemberOffers(ANN, List.of(genuine, forged, anOffer("d1", ANN)))));

        assertThat(told.offers()).extracting(offers::isSigned).containsExactly(true, false, false);
        // Asked again, it remembers the offers, not their names.
        assertThat(told.offers()).extracting(offers::isSigned).containsExactly(true, false, false);
    }

    @Test
    void leavesOutWhatIsAnotherMembers() {
        OfferDecision bobs = SignedDecisions.sign(anOffer("d1", BOB), HEAD_OFFICE.getPrivate());

        assertThat(offers.of(ANN, CanonicalJson.encode(new MemberOffers(ANN, List.of(bobs))))
                        .offers())
                .isEmpty();
    }

    @Test
    void hasNoneWhereTheyCannotBeRead() {
        assertThat(offers.of(ANN, "{\"member\":".getBytes(StandardCharsets.UTF_8))
                        .offers())
                .isEmpty();
    }

    private static OfferDecision anOffer(String id, MemberId member) {
        return new OfferDecision(
                id,
                member,
                Gtin.ofDigits("4000000000013"),
                10,
                500_000,
                "personal-picks",
                new Reason("buys-often", LocalText.same("You buy this often")),
                new ModelReference("next-purchase", Hash.GENESIS),
                NOON.minusSeconds(60),
                NOON.plusSeconds(60),
                "");
    }
}
