package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of pos-devices.md, section 7. */
class ScaleAnswerTest {
    private static Optional<Weighing> read(String bytes) {
        return ScaleAnswer.read(HexFormat.ofDelimiter(" ").parseHex(bytes));
    }

    @Test
    void readsAWeight() {
        assertThat(read("02 30 30 2E 37 35 30 0D")).contains(new Weighing.Weight(750, false));
        assertThat(read("02 30 30 2E 37 35 30 4E 0D")).contains(new Weighing.Weight(750, true));
    }

    @Test
    void passesOverParityBits() {
        assertThat(read("82 30 30 2E B7 35 30 8D")).contains(new Weighing.Weight(750, false));
    }

    @Test
    void readsEachStatus() {
        assertThat(read("02 3F 41 0D")).contains(new Weighing.Moving());
        assertThat(read("02 3F 42 0D")).contains(new Weighing.Overloaded());
        assertThat(read("02 3F 44 0D")).contains(new Weighing.BelowZero());
        assertThat(read("02 3F 48 0D")).contains(new Weighing.NoZero());
        assertThat(read("02 3F 50 0D")).contains(new Weighing.Empty());
    }

    @Test
    void takesTheStatusThatMakesTheOthersMeaningless() {
        assertThat(read("02 3F 43 0D")).contains(new Weighing.Overloaded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02 3F 01 0D",
                "02 3F 40 0D",
                "30 30 2E 37 35 30 0D",
                "02 30 30 37 35 30 0D",
                "02 2D 30 2E 37 35 30 0D",
                "0D"
            })
    void makesNothingOfAnythingElse(String bytes) {
        assertThat(read(bytes)).isEmpty();
    }
}
