package io.tillstream.scoring.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.reorder.Prospect.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten on the shelf for two days; each portion earns 60. */
class ProspectTest {
    private final DemandOutlook outlook = DemandServing.baseline().outlook(List.of(), ShopForTests.TODAY);

    @Test
    void saysWhatAnAnnouncedPromotionCosts() {
        Prospect promoted = prospect(new double[] {12, 12}, new double[] {7, 7});
        Prospect asEver = prospect(new double[] {7, 7}, new double[] {7, 7});

        assertThat(promoted.effects())
                .filteredOn(effect -> effect.input().equals("promotion"))
                .containsExactly(new Effect("promotion", promoted.lost() - asEver.lost()))
                .allMatch(effect -> effect.minor() > 60);
        assertThat(asEver.effects()).extracting(Effect::input).doesNotContain("promotion");
    }

    @Test
    void saysThatAPromotionOfSomethingElseIsARelief() {
        assertThat(prospect(new double[] {7, 7}, new double[] {12, 12}).effects())
                .filteredOn(effect -> effect.input().equals("promotion"))
                .singleElement()
                .satisfies(effect -> assertThat(effect.minor()).isNegative());
    }

    @Test
    void saysWhatAChangeOfPriceCosts() {
        Prospect cheaper = prospect(new double[] {12, 12}, new double[] {12, 12}, new double[] {7, 7});
        Prospect asEver = prospect(new double[] {7, 7}, new double[] {7, 7});

        assertThat(cheaper.effects())
                .filteredOn(effect -> effect.input().equals("price"))
                .containsExactly(new Effect("price", cheaper.lost() - asEver.lost()))
                .allMatch(effect -> effect.minor() > 60);
        assertThat(asEver.effects()).extracting(Effect::input).doesNotContain("price");
    }

    private Prospect prospect(double[] means, double[] unannounced) {
        return prospect(means, unannounced, means);
    }

    private Prospect prospect(double[] means, double[] unannounced, double[] samePrice) {
        return new Prospect(
                new ShelfAhead(outlook, means, 10, new long[means.length]),
                unannounced,
                samePrice,
                7,
                new UsualDay(7, 7),
                0,
                60);
    }
}
