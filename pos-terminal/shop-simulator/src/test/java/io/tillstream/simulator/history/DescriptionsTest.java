package io.tillstream.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionsTest {
    @Test
    void takesTheMostFrequentTextAndTidiesIt() {
        Descriptions descriptions = new Descriptions();
        descriptions.add("WHITE HANGING  HEART T-LIGHT HOLDER.");
        descriptions.add("WHITE HANGING  HEART T-LIGHT HOLDER.");
        descriptions.add("CREAM HANGING HEART T-LIGHT HOLDER");
        descriptions.add("");

        assertThat(descriptions.nameOr("85123A")).isEqualTo("White Hanging Heart T-Light Holder");
    }

    @Test
    void keepsTextThatIsNotAllCapitals() {
        assertThat(Descriptions.tidy("POLYESTER FILLER PAD 40x40cm")).isEqualTo("POLYESTER FILLER PAD 40x40cm");
    }

    @Test
    void keepsApostrophesAndNumbersTogether() {
        assertThat(Descriptions.tidy("POPPY'S PLAYHOUSE 3D SET/6")).isEqualTo("Poppy's Playhouse 3d Set/6");
    }

    @Test
    void namesAnItemNobodyDescribedByItsCode() {
        assertThat(new Descriptions().nameOr("85123A")).isEqualTo("85123A");
    }
}
