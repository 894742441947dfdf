package io.tillstream.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.decisions.OfferOrder;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.encoding.Signing;
import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferRanking;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Fault F13 at the till: a model that cannot be believed leaves the order as it was, and nothing is thrown. */
class TillOrderTest {
    private static final KeyPair KEYS = Signing.newKeyPair();

    private final TillOrder order = new TillOrder(KEYS.getPublic());

    @Test
    void keepsTheOrderSentWhereTheModelIsNotSigned() {
        assertThat(order.by(ranking("AAAA"))).isSameAs(OfferOrder.AS_SENT);
    }

    @Test
    void keepsTheOrderSentWhereTheFileIsNoModel() {
        String noise = Base64.getEncoder().encodeToString(new byte[] {8, 1, 18, 3, 1, 2, 3});

        for (String file : new String[] {"", noise, "not base 64!"}) {
            OfferRanking signed = SignedDecisions.sign(ranking(file), KEYS.getPrivate());
            assertThat(order.by(signed)).isSameAs(OfferOrder.AS_SENT);
        }
    }

    private static OfferRanking ranking(String file) {
        return new OfferRanking(
                new ModelReference("next-purchase", Hash.GENESIS), file, Instant.parse("2011-11-09T12:00:00Z"), "");
    }
}
