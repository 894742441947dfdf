package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final Histories HISTORIES = Shoppers.withHabits(40, 30, 3).asOf(13 * 7);
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

    /** Everybody bought 1 long ago and 2 lately; who was away has never seen 2. */
    @Test
    void knowsTheSeasonWhereItKnowsDays() {
        Histories.Builder builder = new Histories.Builder();
        for (int user = 0; user < 60; user++) {
            builder.user();
            for (int week = 0; week < 30; week++) {
                if (week < 10 || user < 50) {
                    builder.on(7 * week + user % 7).basket(week < 15 ? 1 : 2, 3 + user % 5);
                }
            }
        }
        Histories histories = builder.build().asOf(30 * 7);

        Blend byDays = new BlendLearner(HabitBlendTest.with(20), 1).learn(histories, 7);

        Foresight foresight = byDays.over(histories);
        assertThat(foresight.of(0, 2, foresight.desk()))
                .extracting(Foresight.Foreseen::item)
                .containsExactlyInAnyOrder(2, 3);
        assertThatThrownBy(() -> byDays.over(histories.withoutLast(0))).hasMessageContaining("say no day");
    }

    @Test
    void learnsNothingFromWhatComesAfterTheDayItIsAsked() {
        Histories later = Shoppers.withHabits(40, 30, 3);
        Histories.Builder cut = new Histories.Builder();
        for (int user = 0; user < later.users(); user++) {
            cut.user();
            for (int basket = later.from(user); basket < later.to(user) && later.dayOf(basket) < 42; basket++) {
                cut.on(later.dayOf(basket)).basket(later.basket(basket));
            }
        }
        Histories known = later.asOf(42);
        Histories alone = cut.build(later.items()).asOf(42);
        BlendLearner learner = new BlendLearner(HabitBlendTest.with(5), 1);

        Blend blend = learner.learn(known, 14);

        assertThat(blend.bytes()).isEqualTo(learner.learn(alone, 14).bytes());
        assertThat(foreseen(blend, known)).isEqualTo(foreseen(blend, alone));
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
        return foreseen(blend, HISTORIES);
    }

    private static List<Foresight.Foreseen> foreseen(Blend blend, Histories histories) {
        Foresight foresight = blend.over(histories);
        return foresight.of(7, 12, foresight.desk());
    }
}
