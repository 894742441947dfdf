package io.tillstream.features.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding.Tie;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferFeatureTest {
    private static final Gtin MILK = Gtin.ofDigits("4000000000013");
    private static final Gtin TEA = Gtin.ofDigits("4000000000020");
    private static final Gtin RICE = Gtin.ofDigits("4000000000037");

    private static final List<Tie> TIES = List.of(new Tie(TEA, 250_000), new Tie(MILK, 90_000));

    @Test
    void seesTiesToWhatIsInHandOnly() {
        OfferMoment moment = OfferMoment.of(0.5, 2, TIES, Set.of(MILK, RICE));

        assertThat(OfferFeature.CLOSEST_TIE.of(moment)).isEqualTo(0.3, within(1e-12));
        assertThat(OfferFeature.ALL_TIES.of(moment)).isEqualTo(0.3, within(1e-12));
        assertThat(OfferFeature.TIED.of(moment)).isEqualTo(1);
        assertThat(OfferFeature.PLACE.of(moment)).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(OfferFeature.LIKELIHOOD.of(moment)).isZero();
    }

    @Test
    void addsTiesUp() {
        OfferMoment moment = OfferMoment.of(0.1, 0, TIES, Set.of(MILK, TEA));

        assertThat(moment.bestTie()).isEqualTo(0.25);
        assertThat(moment.allTies()).isEqualTo(0.34, within(1e-12));
    }

    @Test
    void knowsAnEmptyBasket() {
        OfferMoment moment = OfferMoment.of(0.1, 0, TIES, Set.of());

        assertThat(OfferFeature.NOTHING_IN_HAND.of(moment)).isEqualTo(1);
        assertThat(OfferFeature.TIED.of(moment)).isZero();
    }

    @Test
    void staysFiniteAtTheEnds() {
        for (double likelihood : new double[] {0, 1, 1e-300}) {
            OfferMoment moment = new OfferMoment(likelihood, 0, 1, 40, 10_000);
            assertThat(Arrays.stream(OfferFeature.vector(moment))).allMatch(value -> Math.abs(value) <= 1.4);
        }
        assertThat(OfferFeature.names()).hasSize(OfferFeature.values().length).contains("closest-tie");
    }
}
