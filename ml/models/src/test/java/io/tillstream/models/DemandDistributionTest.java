package io.tillstream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemandDistributionTest {
    /** Size 1 is the geometric distribution: with mean 3, each further portion is asked for with probability 3/4. */
    private static final DemandDistribution GEOMETRIC = new DemandDistribution(3, 1);

    @Test
    void agreesWithTheGeometricDistributionAtSizeOne() {
        assertThat(GEOMETRIC.reaches(0)).isEqualTo(1);
        assertThat(GEOMETRIC.reaches(1)).isCloseTo(0.75, within(1e-12));
        assertThat(GEOMETRIC.reaches(4)).isCloseTo(0.31640625, within(1e-12));
        assertThat(GEOMETRIC.beyond(0)).isEqualTo(3);
        assertThat(GEOMETRIC.beyond(2)).isCloseTo(3 * 0.5625, within(1e-12));
        assertThat(GEOMETRIC.quantile(0.9)).isEqualTo(8);
    }

    @Test
    void expectsNothingWhereNothingSells() {
        DemandDistribution none = new DemandDistribution(0, 1);

        assertThat(none.reaches(1)).isZero();
        assertThat(none.beyond(0)).isZero();
        assertThat(none.quantile(0.99)).isZero();
    }

    @Test
    void moreOnTheShelfNeverMakesItEmptier() {
        qt().forAll(
                        doubles().between(0.01, 5_000),
                        doubles().between(0.03, 60),
                        integers().between(0, 500))
                .check((mean, size, portions) -> {
                    DemandDistribution demand = new DemandDistribution(mean, size);
                    return demand.reaches(portions) >= demand.reaches(portions + 1L) - 1e-9
                            && demand.beyond(portions) >= demand.beyond(portions + 1L) - 1e-6
                            && demand.beyond(portions) <= mean + 1e-9;
                });
    }

    @Test
    void refusesANegativeMean() {
        assertThatThrownBy(() -> new DemandDistribution(-1, 1)).hasMessageContaining("-1.0");
    }

    @Test
    void addsDaysThatErrApartLikeVariances() {
        DemandScatter apart = new DemandScatter(List.of(new DemandScatter.Size(Double.MAX_VALUE, 2)), 0);

        // Two days of mean 4 and size 2: 8 beyond Poisson each, 16 together, and 64 / 16 is 4.
        assertThat(apart.of(4, 4).mean()).isEqualTo(8);
        assertThat(apart.of(4, 4).size()).isCloseTo(4, within(1e-9));
        assertThat(apart.of()).isEqualTo(new DemandDistribution(0, 60));
    }

    @Test
    void daysThatErrAsOneScatterLikeOneDay() {
        DemandScatter together = new DemandScatter(
                List.of(new DemandScatter.Size(5, 2), new DemandScatter.Size(Double.MAX_VALUE, 7)), 1);

        assertThat(together.of(4, 4).size()).isCloseTo(2, within(1e-9));
        assertThat(together.of(6).size()).isCloseTo(7, within(1e-9));
    }
}
