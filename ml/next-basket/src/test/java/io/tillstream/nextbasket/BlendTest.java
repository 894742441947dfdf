package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final Histories HISTORIES = Shoppers.withHabits(40, 30, 3);
    private static final Blend BLEND = new BlendLearner(HabitBlendTest.with(5), 1).learn(HISTORIES);

    @Test
    void foreseesTheSameWhenReadBack() throws Exception {
        Blend read = Blend.of(BLEND.bytes());

        assertThat(foreseen(read)).isEqualTo(foreseen(BLEND)).hasSize(12);
        assertThat(read.bytes()).isEqualTo(BLEND.bytes());
    }

    @Test
    void refusesWhatIsCutOffAndWhatIsTooLong() {
        byte[] bytes = BLEND.bytes();

        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 97) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Blend.of(cut)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> Blend.of(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("behind the end");
    }

    /** A file's hash is checked before; here nothing is between the bytes and the trees. */
    @Test
    void changedBytesAreRefusedOrRankAllTheSame() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] bytes = BLEND.bytes();
        for (int trial = 0; trial < 300; trial++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(foreseen(Blend.of(changed))).hasSize(12);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotEqualTo("");
            }
        }
    }

    @Test
    void namesTheClosestTiesOfAnItemFirst() {
        Histories histories =
                Shoppers.of(new int[][] {{0, 1}, {0, 1, 2}}, new int[][] {{0, 1}, {2, 3}}, new int[][] {{3}, {0, 2}});
        Foresight foresight = BLEND.over(histories);

        List<Foresight.Tie> ties = foresight.ties(0, 2);

        assertThat(ties).extracting(Foresight.Tie::item).containsExactly(1, 2);
        assertThat(ties.getFirst().cosine()).isGreaterThan(ties.getLast().cosine());
        assertThat(foresight.buyers(3)).isEqualTo(2);
    }

    @Test
    void foreseesForWhoHasNeverBoughtAnything() {
        Histories histories = Shoppers.of(new int[][] {{0, 1}, {0, 2}}, new int[][] {}, new int[][] {{0, 1}});
        Foresight foresight = BLEND.over(histories);

        assertThat(foresight.of(1, 5, foresight.desk()))
                .extracting(Foresight.Foreseen::item)
                .contains(0, 1);
    }

    private static List<Foresight.Foreseen> foreseen(Blend blend) {
        Foresight foresight = blend.over(HISTORIES);
        return foresight.of(7, 12, foresight.desk());
    }
}
