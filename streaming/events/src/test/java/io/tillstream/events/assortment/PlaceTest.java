package io.tillstream.events.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A degree of a great circle is 111.195 km on a ball of radius 6,371.0088 km (IUGG's mean radius times π / 180). */
class PlaceTest {
    @Test
    void isADegreeFromAPlaceADegreeAway() {
        Place equator = new Place(0, 0);

        assertThat(equator.metresTo(new Place(1_000_000, 0))).isEqualTo(111_195);
        assertThat(equator.metresTo(new Place(0, 1_000_000))).isEqualTo(111_195);
        assertThat(new Place(60_000_000, 0).metresTo(new Place(60_000_000, 1_000_000)))
                .isCloseTo(55_597, Assertions.within(10L));
    }

    @Test
    void isAsFarThereAsBack() {
        Place here = new Place(25_033_964, 121_564_468);
        Place there = new Place(22_639_473, 120_302_115);

        assertThat(here.metresTo(there)).isEqualTo(there.metresTo(here));
        assertThat(here.metresTo(here)).isZero();
    }

    @Test
    void isOnEarth() {
        assertThatThrownBy(() -> new Place(90_000_001, 0)).hasMessageContaining("not on Earth");
    }
}
