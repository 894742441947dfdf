package io.tillstream.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedDigitsTest {
    private final KeyedDigits digits = new KeyedDigits("a key");

    @Test
    void areTheSameForManyWhoAskAtOnce() {
        List<Long> alone = IntStream.range(0, 20_000)
                .mapToObj(number -> new KeyedDigits("a key").below(1_000_000, "staff", "c" + number % 50))
                .toList();

        List<Long> atOnce = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(number -> digits.below(1_000_000, "staff", "c" + number % 50))
                .toList();

        assertThat(atOnce).isEqualTo(alone);
    }

    @Test
    void areOthersUnderAnotherKeyAndForAnotherPurpose() {
        assertThat(digits.bytes("staff", "c1"))
                .isNotEqualTo(new KeyedDigits("another").bytes("staff", "c1"))
                .isNotEqualTo(digits.bytes("member", "c1"));
    }
}
