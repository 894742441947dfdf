package io.tillstream.customers.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.Shoppers;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.lifecycle.Rhythms;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnTrialTest {
    private static final LocalDate EVENING = LocalDate.parse("2025-10-31");
    private static final int DAYS = 42;
    private static final List<MemberPurchases> LEAVING = Shoppers.year(2_000, 12, 1);
    private static final ChurnTrial TRIAL = ChurnTrial.of(LEAVING, EVENING, DAYS, 1);

    /** Who leaves stays silent beyond an even rhythm: that is to be seen sooner than a purely random coming tells. */
    @Test
    void isReleasedWhereRhythmsTellMoreThanItsPeersSee() {
        ChurnTrial trial = TRIAL;

        assertThat(trial.served().name()).as(trial.verdict()).isEqualTo(LearnedChurn.NAME);
        assertThat(trial.scores().keySet()).containsExactly(LearnedChurn.NAME, BgNbdChurn.NAME, DaysSinceRule.NAME);
        assertThat(trial.measuredFrom()).isEqualTo(EVENING.minusDays(DAYS));
        ChurnScore followed = ChurnTrial.followed(trial.served(), LEAVING, EVENING, DAYS);
        assertThat(followed.auc()).isGreaterThan(0.9);
        assertThat(followed.isCalibrated()).isTrue();
        assertThat(followed.logLoss())
                .isLessThan(ChurnTrial.followed(trial.contenders().get(1), LEAVING, EVENING, DAYS)
                        .logLoss());
    }

    /** Members who left are told by the weeks of their silence, from their usual one on. */
    @Test
    void givesUpWhoLeftWeekByWeek() {
        ChurnModel served = TRIAL.served();
        MemberPurchases left = Shoppers.after(10, 11, 9, 10, 12, 10, 9, 10, 11, 10);
        List<Double> said = new ArrayList<>();
        for (int week = 1; week < 12; week++) {
            said.add(served.staysAway(left, left.last().plusDays(7L * week)));
        }

        assertThat(said).isSorted();
        assertThat(said.getFirst()).isLessThan(0.25);
        assertThat(said.getLast()).isGreaterThan(0.9);
    }

    @Test
    void servesAPeerByNameWhereNothingMoreIsToBeLearned() {
        List<MemberPurchases> coins = byChance(500);

        ChurnTrial trial = ChurnTrial.of(coins, EVENING, DAYS, 1);

        assertThat(trial.served().name()).isNotEqualTo(LearnedChurn.NAME);
        assertThat(trial.verdict()).endsWith(trial.served().name() + " is served.");
    }

    @Test
    void isNotLearnedFromAHandful() {
        ChurnTrial trial = ChurnTrial.of(LEAVING.subList(0, 12), EVENING, DAYS, 1);

        assertThat(trial.served().name()).isEqualTo(DaysSinceRule.NAME);
        assertThat(trial.verdict()).startsWith("Not trained");
        assertThat(trial.scores()).isEmpty();
        assertThat(trial.served().staysAway(Shoppers.after(), Shoppers.FIRST)).isBetween(0.0, 1.0);
    }

    /** A purchase after the evening must not change what is said on it. */
    @Test
    void knowsNothingOfWhatComesAfterTheEvening() {
        List<MemberPurchases> cut = LEAVING.stream()
                .filter(member -> !member.first().isAfter(EVENING))
                .map(member -> MemberPurchases.of(
                        member.id(),
                        member.days().stream()
                                .filter(day -> !day.on().isAfter(EVENING))
                                .toList()))
                .toList();

        ChurnTrial past = ChurnTrial.of(cut, EVENING, DAYS, 1);

        assertThat(past.verdict()).isEqualTo(TRIAL.verdict());
        for (MemberPurchases member : cut.subList(0, 50)) {
            MemberPurchases known = member.knownOn(EVENING).orElseThrow();
            assertThat(past.served().staysAway(known, EVENING))
                    .isEqualTo(TRIAL.served().staysAway(known, EVENING));
        }
    }

    @Test
    void saysTheSameAfterItWasWrittenAndRead() throws IOException {
        LearnedChurn learned =
                ChurnTrial.of(LEAVING, EVENING, DAYS, 1).learned().orElseThrow();
        Surroundings now = Surroundings.of(
                LEAVING.stream()
                        .flatMap(member -> member.knownOn(EVENING).stream())
                        .toList(),
                EVENING);
        MemberPurchases member = Shoppers.after(10, 11, 9);

        LearnedChurn read = LearnedChurn.of(learned.bytes(), now, DAYS);

        assertThat(read.staysAway(member, EVENING)).isEqualTo(learned.staysAway(member, EVENING));
        assertThatThrownBy(() -> LearnedChurn.of(new byte[] {1, 2, 3}, now, DAYS))
                .isInstanceOf(IOException.class);
    }

    /** Four members: the two who stayed away have the higher probability in three of four pairs. */
    @Test
    void scoresAsItsDefinitionSays() {
        ChurnScore score = ChurnScore.of(new double[] {0.9, 0.4, 0.6, 0.1}, new boolean[] {true, true, false, false});

        assertThat(score.auc()).isEqualTo(0.75);
        assertThat(score.logLoss())
                .isEqualTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.4) + Math.log(0.9)) / 4, within(1e-12));
        assertThat(score.calibrationError()).isEqualTo((0.1 + 0.6 + 0.6 + 0.1) / 4, within(1e-12));
        assertThat(ChurnScore.of(new double[] {0.5, 0.5}, new boolean[] {true, false})
                        .auc())
                .isEqualTo(0.5);
    }

    /** The published probabilities: gone for good, or there and waiting at a gamma distributed rate. */
    @Test
    void takesWaitingApartFromHavingGone() {
        MemberPurchases once = Shoppers.after();
        Surroundings surroundings =
                new Surroundings(Rhythms.UNKNOWN, Optional.of(new BgNbd(0.243, 4.414, 0.793, 2.426)));

        double quiet = new BgNbdChurn(surroundings, 70).staysAway(once, Shoppers.FIRST.plusDays(140));

        assertThat(quiet).isEqualTo(Math.pow((4.414 + 20) / (4.414 + 30), 0.243), within(1e-9));
    }

    /** Each day is a throw of the same coin for everybody. */
    private static List<MemberPurchases> byChance(int people) {
        Random random = new Random(5);
        List<MemberPurchases> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            List<PurchaseDay> days = new ArrayList<>();
            for (int day = 0; day < 360; day++) {
                if (random.nextInt(40) == 0) {
                    days.add(new PurchaseDay(Shoppers.FIRST.plusDays(day), 20, 1));
                }
            }
            if (!days.isEmpty()) {
                members.add(MemberPurchases.of("m" + i, days));
            }
        }
        return members;
    }
}
