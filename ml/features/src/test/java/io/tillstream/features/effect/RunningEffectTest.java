package io.tillstream.features.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RunningEffectTest {
    private static final int CAMPAIGNS = 1_000;
    private static final int PEOPLE = 3_000;

    /** Five in a hundred, and three standard deviations of a thousand draws. */
    private static final double MOST_ERRORS = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / CAMPAIGNS);

    @Test
    void aThousandCampaignsWithoutEffectAreFoundOutNoOftenerThanStatedHoweverOftenAnybodyLooks() {
        assertThat(foundOut(0, 0.5)).isLessThanOrEqualTo(MOST_ERRORS);
        assertThat(foundOut(0, 0.9)).isLessThanOrEqualTo(MOST_ERRORS);
    }

    /** Would the test above notice? Looking every day at an interval that is made for looking once. */
    @Test
    void lookingOftenAtAnIntervalForLookingOnceFindsEffectsThatAreNotThere() {
        int found = 0;
        for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
            SplittableRandom random = new SplittableRandom(campaign);
            Moments[] sides = {new Moments(), new Moments()};
            boolean isFound = false;
            for (int person = 0; person < PEOPLE; person++) {
                sides[random.nextInt(2)].add(0, spent(random, 0));
                if (person % 50 == 49
                        && sides[0].count() >= RunningEffect.LEAST
                        && sides[1].count() >= RunningEffect.LEAST) {
                    double error = Math.sqrt(
                            sides[0].variance(0) / sides[0].count() + sides[1].variance(0) / sides[1].count());
                    isFound |= Math.abs(sides[0].meanY() - sides[1].meanY()) > 1.96 * error;
                }
            }
            found += isFound ? 1 : 0;
        }

        assertThat((double) found / CAMPAIGNS).isGreaterThan(0.15);
    }

    @Test
    void findsAnEffectThatIsThere() {
        assertThat(foundOut(6, 0.5)).isGreaterThan(0.8);
    }

    @Test
    void theIntervalHoldsTheTruthAtAllTimes() {
        int missed = 0;
        for (int campaign = 0; campaign < 300; campaign++) {
            RunningEffect effect = new RunningEffect();
            SplittableRandom random = new SplittableRandom(campaign + 5_000);
            boolean isMissed = false;
            for (int person = 0; person < PEOPLE; person++) {
                person(effect, random, 0.5, 4);
                isMissed |= person % 50 == 49
                        && effect.interval()
                                .filter(interval -> interval.low() > 4 || interval.high() < 4)
                                .isPresent();
            }
            missed += isMissed ? 1 : 0;
        }

        assertThat(missed / 300.0).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / 300));
    }

    @Test
    void whatSomebodyBroughtBeforeTakesChanceOutOfTheDifference() {
        RunningEffect effect = new RunningEffect();
        SplittableRandom random = new SplittableRandom(9);
        for (int person = 0; person < 20_000; person++) {
            person(effect, random, 0.5, 4);
        }
        RunningEffect.Interval interval = effect.interval().orElseThrow();

        assertThat(interval.varianceLeft()).isBetween(0.5, 0.95);
        assertThat(interval.effect()).isEqualTo(4, within(1.5));
        assertThat(interval.low()).isGreaterThan(0);
    }

    /** Everybody's sum grows from day to day, and somebody looks on each of twenty days. */
    @Test
    void sumsThatGrowMayBeLookedAtAsOftenAsStated() {
        int found = 0;
        for (int campaign = 0; campaign < 300; campaign++) {
            SplittableRandom random = new SplittableRandom(campaign + 9_000);
            double[] habits = random.doubles(1_000).map(each -> 2 * each - 1).toArray();
            double[] sums = new double[habits.length];
            boolean isFound = false;
            for (int look = 0; look < RunningEffect.LOOKS; look++) {
                RunningEffect effect = new RunningEffect();
                for (int person = 0; person < habits.length; person++) {
                    sums[person] += spent(random, habits[person]);
                    effect.add(person % 2 == 0, Math.exp(habits[person]), sums[person]);
                }
                RunningEffect.Interval interval = effect.interval().orElseThrow();
                isFound |= interval.low() > 0 || interval.high() < 0;
            }
            found += isFound ? 1 : 0;
        }

        assertThat(found / 300.0).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / 300));
    }

    @Test
    void saysNothingOfAFew() {
        RunningEffect effect = new RunningEffect();
        for (int person = 0; person < 2 * RunningEffect.LEAST - 2; person++) {
            effect.add(person % 2 == 0, person, person);
        }
        assertThat(effect.interval()).isEmpty();
        effect.add(true, 1, 1);
        effect.add(false, 1, 1);
        assertThat(effect.interval()).isPresent();
    }

    @Test
    void staysFiniteWhereEverybodyBringsTheSame() {
        RunningEffect effect = new RunningEffect();
        for (int person = 0; person < 400; person++) {
            effect.add(person % 2 == 0, 3, 5);
        }
        assertThat(effect.interval().orElseThrow()).isEqualTo(new RunningEffect.Interval(0, 0, 0, 0, 1));
    }

    /** The share of campaigns whose interval left 0 out at any look. */
    private static double foundOut(double truth, double share) {
        int found = 0;
        for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
            RunningEffect effect = new RunningEffect();
            SplittableRandom random = new SplittableRandom(31L * campaign + 7);
            boolean isFound = false;
            for (int person = 0; person < PEOPLE && !isFound; person++) {
                person(effect, random, share, truth);
                isFound = person % 50 == 49
                        && effect.interval()
                                .filter(interval -> interval.low() > 0 || interval.high() < 0)
                                .isPresent();
            }
            found += isFound ? 1 : 0;
        }
        return (double) found / CAMPAIGNS;
    }

    /** Some bring nothing, some much: revenue as shops know it. Who brought much before does so again, half of it by habit. */
    private static void person(RunningEffect effect, SplittableRandom random, double share, double truth) {
        boolean isTreated = random.nextDouble() < share;
        double habit = random.nextGaussian();
        effect.add(isTreated, spent(random, habit), spent(random, habit) + (isTreated ? truth : 0));
    }

    private static double spent(SplittableRandom random, double habit) {
        DoubleUnaryOperator amount = chance -> Math.exp(2.5 + 0.6 * habit + 0.4 * chance);
        return random.nextDouble() < 0.2 ? 0 : amount.applyAsDouble(random.nextGaussian());
    }
}
