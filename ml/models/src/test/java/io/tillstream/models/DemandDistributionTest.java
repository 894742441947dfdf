package io.tillstream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import io.tillstream.events.StoreId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    void spreadsAWeekOverTheDaysUntilADelivery() {
        DemandKnowledge knowledge = new DemandKnowledge(
                Smearing.NONE,
                List.of(new DemandKnowledge.Spread(10, 0.5), new DemandKnowledge.Spread(Double.MAX_VALUE, 4)),
                Map.of("s1", Map.of(DayOfWeek.FRIDAY, 0.75, DayOfWeek.SATURDAY, 0.25)));
        LocalDate friday = LocalDate.parse("2011-11-11");

        assertThat(knowledge.demand(StoreId.of("s1"), 20, friday, friday.plusDays(1)))
                .isEqualTo(new DemandDistribution(15, 3));
        assertThat(knowledge.demand(StoreId.of("s1"), 10, friday, friday.plusDays(7)))
                .isEqualTo(new DemandDistribution(10, 0.5));
    }

    @Test
    void smearsByLevelWithStraightLinesBetween() {
        Smearing smearing = new Smearing(List.of(3.0, 1.0));
        double atFirstLevel = Math.expm1(0.25);
        double halfWay = Math.expm1(0.5);

        assertThat(smearing.mean(atFirstLevel)).isCloseTo(3 * atFirstLevel, within(1e-9));
        assertThat(smearing.mean(halfWay)).isCloseTo(2 * halfWay, within(1e-9));
        assertThat(smearing.mean(100)).isCloseTo(100, within(1e-9));
    }
}
