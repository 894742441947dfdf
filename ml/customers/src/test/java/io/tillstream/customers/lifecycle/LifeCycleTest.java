package io.tillstream.customers.lifecycle;

import static io.tillstream.customers.Shoppers.after;
import static io.tillstream.customers.Shoppers.evening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.customers.Shoppers;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static final Rhythms EVERYBODY = Rhythms.of(Shoppers.year(300, 0, 7));

    private static Stage stage(MemberPurchases member, int silence) {
        return LifeCycle.of(member, EVERYBODY, evening(member, silence)).stage();
    }

    @Test
    void countsTheFirstPurchasesBeforeItSpeaksOfARhythm() {
        assertThat(stage(after(), 3)).isEqualTo(Stage.NEW);
        assertThat(stage(after(9), 3)).isEqualTo(Stage.SETTLING);
        assertThat(stage(after(9, 8), 3)).isEqualTo(Stage.SETTLING);
        assertThat(stage(after(9, 8, 10), 3)).isEqualTo(Stage.REGULAR);
    }

    /** Twenty-five days are nothing to somebody who comes monthly, and a farewell of somebody who comes every other day. */
    @Test
    void holdsASilenceAgainstTheOwnRhythm() {
        MemberPurchases monthly = after(29, 31, 30, 28, 33, 30, 29);
        MemberPurchases oftener = after(2, 3, 2, 1, 2, 2, 3, 2, 2);

        assertThat(stage(monthly, 25)).isEqualTo(Stage.REGULAR);
        assertThat(stage(oftener, 25)).isEqualTo(Stage.LOST);
    }

    @Test
    void losesASilentMemberByDegreesAndNeverBackwards() {
        MemberPurchases weekly = after(7, 7, 6, 8, 7, 7, 14, 7);

        List<Stage> stages = IntStream.range(0, 120)
                .mapToObj(silence -> stage(weekly, silence))
                .distinct()
                .toList();

        assertThat(stages).containsExactly(Stage.REGULAR, Stage.SLIPPING, Stage.LOST);
    }

    /** Somebody who was away for two months and came back is not lost after three weeks. */
    @Test
    void expectsBackWhoeverCameBackFromALongerSilence() {
        Rhythm once = EVERYBODY.of(after(7, 7, 7, 60, 7, 7, 7, 7, 7, 7, 7));

        assertThat(once.goneAfter()).isEqualTo(90);
    }

    @Test
    void welcomesBackWhoeverHadBeenLostForThreePurchases() {
        assertThat(stage(after(7, 7, 6, 8, 7, 90), 1)).isEqualTo(Stage.RETURNED);
        assertThat(stage(after(7, 7, 6, 8, 7, 90, 7, 7), 1)).isEqualTo(Stage.RETURNED);
        assertThat(stage(after(7, 7, 6, 8, 7, 90, 7, 7, 7), 1)).isNotEqualTo(Stage.RETURNED);
    }

    @Test
    void seesWhoSpendsMoreAndWhoSpendsLess() {
        assertThat(stage(weekly(10, 10, 11, 9, 10, 10, 10, 30, 31, 29, 30, 32, 30), 2))
                .isEqualTo(Stage.GROWING);
        assertThat(stage(weekly(30, 31, 29, 30, 32, 30, 30, 10, 10, 11, 9, 10, 10), 2))
                .isEqualTo(Stage.SLIPPING);
        assertThat(stage(weekly(30, 10, 29, 11, 32, 30, 9, 28, 10, 33, 9, 30, 12), 2))
                .isEqualTo(Stage.REGULAR);
    }

    /** What was found stays where new purchases alone would no longer show it, and goes when they speak against it. */
    @Test
    void doesNotTakeBackAChangeAtOnce() {
        double[] risen = {10, 10, 11, 9, 10, 10, 10, 30, 31, 29, 30, 32, 30};
        int growing = 0;
        List<Double> amounts = new ArrayList<>();
        for (double amount : risen) {
            amounts.add(amount);
        }
        List<Stage> stages = new ArrayList<>();
        for (int more = 0; more < 40; more++) {
            amounts.add(30.0);
            stages.add(stage(
                    weekly(amounts.stream().mapToDouble(Double::doubleValue).toArray()), 2));
            growing += stages.getLast() == Stage.GROWING ? 1 : 0;
        }

        assertThat(growing).isBetween(6, 30);
        assertThat(stages.subList(0, growing)).containsOnly(Stage.GROWING);
        assertThat(stages.subList(growing, 40)).containsOnly(Stage.REGULAR);
    }

    @Test
    void findsTheRhythmsThatMembersWereMadeWith() {
        // Silences of 4 to 39 days, each a third about its middle: logarithms scatter by about 0.36.
        assertThat(Math.exp(EVERYBODY.mean())).isEqualTo(18, within(3.0));
        assertThat(EVERYBODY.within()).isEqualTo(0.13, within(0.06));
        assertThat(EVERYBODY.of(after(20, 20, 20, 20, 20, 20, 20, 20)).usualDays())
                .isEqualTo(20, within(1.0));
        assertThat(Rhythms.of(List.of(after()))).isEqualTo(Rhythms.UNKNOWN);
    }

    private static MemberPurchases weekly(double... amounts) {
        List<PurchaseDay> days = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            days.add(new PurchaseDay(Shoppers.FIRST.plusDays(7L * i), amounts[i], 1));
        }
        return MemberPurchases.of("m", days);
    }
}
