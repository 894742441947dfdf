package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final long[] PLENTY = {1_000, 1_000, 1_000};

    @Test
    void roundsAShareHalfUp() {
        assertThat(Shares.percent(10, 500)).isEqualTo(1);
        assertThat(Shares.percent(9, 500)).isZero();
        assertThat(Shares.percent(333, 3_333)).isEqualTo(111);
        assertThat(Shares.percent(12_345, 10_000)).isEqualTo(12_345);
        assertThat(Shares.percent(0, 10_000)).isZero();
    }

    @Test
    void takesSharesOfAmountsThatAreAlmostTooLarge() {
        assertThat(Shares.percent(Long.MAX_VALUE, 10_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.percent(9_000_000_000_000_000_000L, 5_000)).isEqualTo(4_500_000_000_000_000_000L);
    }

    @Test
    void addsAndMultipliesUpToTheLargestNumber() {
        assertThat(Shares.plus(2, 3)).isEqualTo(5);
        assertThat(Shares.plus(Long.MAX_VALUE - 3, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.plus(Long.MAX_VALUE - 3, 4)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.times(2, 3)).isEqualTo(6);
        assertThat(Shares.times(0, Long.MAX_VALUE)).isZero();
        assertThat(Shares.times(1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.times(2, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.times(Long.MAX_VALUE, 2)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void spreadsByLargestRemainderTiesToTheEarlierPart() {
        assertThat(Shares.spread(100, new long[] {1, 1, 1}, PLENTY)).containsExactly(34, 33, 33);
        assertThat(Shares.spread(100, new long[] {10, 20, 70}, PLENTY)).containsExactly(10, 20, 70);
        assertThat(Shares.spread(0, new long[] {1, 1, 1}, PLENTY)).containsExactly(0, 0, 0);
    }

    @Test
    void givesWhatAPartCannotTakeToTheOthers() {
        assertThat(Shares.spread(90, new long[] {1, 1, 1}, new long[] {10, 1_000, 1_000}))
                .containsExactly(10, 40, 40);
        assertThat(Shares.spread(90, new long[] {1, 1, 1}, new long[] {10, 35, 1_000}))
                .containsExactly(10, 35, 45);
        assertThat(Shares.spread(30, new long[] {1, 1, 1}, new long[] {10, 10, 10}))
                .containsExactly(10, 10, 10);
    }

    @Test
    void spreadsAllOfItAndNeverMoreThanAPartCanTake() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < 2_000; round++) {
            int parts = 1 + random.nextInt(6);
            long[] weights = random.longs(parts, 1, 500).toArray();
            long[] rooms = random.longs(parts, 0, 500).toArray();
            long room = Arrays.stream(rooms).sum();
            long whole = room == 0 ? 0 : random.nextLong(room + 1);

            long[] spread = Shares.spread(whole, weights, rooms);

            assertThat(Arrays.stream(spread).sum()).as("round " + round).isEqualTo(whole);
            for (int i = 0; i < parts; i++) {
                assertThat(spread[i]).as("round " + round).isBetween(0L, rooms[i]);
            }
        }
    }
}
