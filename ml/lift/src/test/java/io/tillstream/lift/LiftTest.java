package io.tillstream.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiftTest {
    /** Somebody of a trial that was made up. */
    private record Person(boolean isNew, int visits, String channel) {}

    /** Means 3 and 1, variances 1 and 1, three each: the error is the root of two thirds. */
    @Test
    void comparesMeansWithAnInterval() {
        Effect effect = Effect.of(new double[] {2, 3, 4}, new double[] {0, 1, 2});

        assertThat(effect.mean()).isEqualTo(2, within(1e-12));
        assertThat(effect.high() - effect.mean()).isEqualTo(1.959964 * Math.sqrt(2 / 3.0), within(1e-6));
        assertThat(effect.mean() - effect.low()).isEqualTo(effect.high() - effect.mean(), within(1e-12));
    }

    /** Drawn by hand: 0, 1, 1, 1, 0 in this order and 0, 0, -1, -0.5, 0 in the other. */
    @Test
    void measuresTheAreaBelowTheCurve() {
        boolean[] treated = {true, false, true, false};
        double[] outcomes = {1, 0, 0, 1};

        assertThat(Qini.of(new double[] {4, 3, 2, 1}, treated, outcomes)).isEqualTo(1, within(1e-12));
        assertThat(Qini.of(new double[] {1, 2, 3, 4}, treated, outcomes)).isEqualTo(-0.5, within(1e-12));
        assertThat(Qini.of(new double[] {7, 7, 7, 7}, treated, outcomes)).isZero();
        assertThat(Qini.of(new double[] {4, 3, 2, 1}, treated, new double[4])).isZero();
    }

    @Test
    void coversTheTruthAsOftenAsItSays() {
        Random random = new Random(95);
        int covered = 0;
        int trials = 2_000;
        for (int i = 0; i < trials; i++) {
            double[] arm = random.doubles(60).map(x -> x < 0.3 ? 1 : 0).toArray();
            double[] control = random.doubles(80).map(x -> x < 0.2 ? 1 : 0).toArray();
            Effect effect = Effect.of(arm, control);
            covered += effect.low() <= 0.1 && 0.1 <= effect.high() ? 1 : 0;
        }

        // Three standard errors of a share of 0.95 in so many trials, and a little for the small groups.
        assertThat((double) covered / trials).isBetween(0.925, 0.97);
    }

    @Test
    void findsTheOneFeatureThatMattersAndThatNoModelIsNeeded() {
        Trial trial = trial(6_000, 1, person -> person.isNew() ? 0.3 : -0.1);

        Verdict verdict = Verdict.of("letter", trial, trial.size());

        assertThat(verdict.rule()).isEqualTo("new");
        assertThat(verdict.ruleQini()).isGreaterThan(0.1);
        assertThat(verdict.effect().low()).isLessThan(0.1);
        assertThat(verdict.effect().high()).isGreaterThan(0.1);
        assertThat(verdict.qini()).isEqualTo(Math.max(verdict.modelQini(), verdict.ruleQini()));
    }

    /** What works with whom depends on two features together. */
    @Test
    void usesTheModelWhereNoSingleFeatureTells() {
        Trial trial = trial(12_000, 2, person -> person.isNew() == person.visits() > 5 ? 0.35 : -0.15);

        Verdict verdict = Verdict.of("letter", trial, trial.size());

        assertThat(verdict.scoredBy()).isEqualTo(Verdict.By.MODEL);
        assertThat(verdict.modelQini()).isGreaterThan(verdict.ruleQini() + 0.1);
        assertThat(Verdict.of("letter", trial, trial.size()).scores()).isEqualTo(verdict.scores());
    }

    /** A treatment that does nothing: whoever finds something has looked at those it learned from. */
    @Test
    void findsNothingWhereNothingIs() {
        double sum = 0;
        for (int seed = 10; seed < 18; seed++) {
            Trial trial = trial(2_000, seed, person -> 0);
            sum += Verdict.of("letter", trial, trial.size()).modelQini();
        }

        assertThat(sum / 8).isBetween(-0.05, 0.05);
    }

    /** Small trials of a treatment that does nothing, as somebody tried them: 1 in 20 may be lucky. */
    @Test
    void saysThatNothingBeatsChanceWhereNothingIs() {
        int lucky = 0;
        int seen = 0;
        for (int seed = 30; seed < 70; seed++) {
            Trial trial = trial(600, seed, person -> 0);
            Verdict verdict = Verdict.of("letter", trial, trial.size());
            lucky += verdict.beatsChance() ? 1 : 0;
            seen += verdict.qini() > 0 ? 1 : 0;
        }

        // Without the error about every second one would pass; 6 or more of 40 are lucky at 5 % in one of 70 cases.
        assertThat(seen).isGreaterThan(10);
        assertThat(lucky).isLessThan(6);
    }

    @Test
    void saysThatChanceIsBeatenWhereTheEffectDiffers() {
        for (int seed = 30; seed < 35; seed++) {
            Trial trial = trial(3_000, seed, person -> person.isNew() ? 0.25 : -0.05);

            assertThat(Verdict.of("letter", trial, trial.size()).beatsChance()).isTrue();
        }
    }

    /** The standard error is that with which the coefficient of the same scores scatters over trials. */
    @Test
    void errsByAsMuchAsItSays() {
        double[] seen = new double[300];
        double said = 0;
        for (int i = 0; i < seen.length; i++) {
            Trial trial = trial(800, 1_000 + i, person -> person.visits() > 5 ? 0.2 : 0);
            double[] scores = trial.features().get(1).all();
            seen[i] = Qini.of(scores, trial.treated(), trial.outcomes());
            said += i < 20
                    ? Chance.of(List.of(scores), trial.treated(), trial.outcomes(), i)
                                    .errors()[0]
                            / 20
                    : 0;
        }
        double mean = Arrays.stream(seen).average().orElseThrow();
        double scatter = Math.sqrt(
                Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).average().orElseThrow());

        assertThat(said).isBetween(0.8 * scatter, 1.25 * scatter);
    }

    @Test
    void scoresPeopleOfOtherArmsToo() {
        Trial all = trial(3_000, 3, person -> person.isNew() ? 0.4 : 0);
        int[] some = IntStream.range(0, 2_000).toArray();
        Trial trial = new Trial(
                some, Arrays.copyOf(all.treated(), 2_000), Arrays.copyOf(all.outcomes(), 2_000), all.features());

        double[] scores = Verdict.of("letter", trial, 3_000).scores();

        assertThat(scores).hasSize(3_000);
        double[] news = new double[2];
        int[] counts = new int[2];
        for (int i = 2_000; i < 3_000; i++) {
            int group =
                    all.features().getFirst().of(i) == all.features().getFirst().of(0) ? 0 : 1;
            news[group] += scores[i];
            counts[group]++;
        }
        assertThat(Math.abs(news[0] / counts[0] - news[1] / counts[1])).isGreaterThan(0.2);
    }

    @Test
    void readsNumbersAsNumbersAndWordsByHowCommonTheyAre() {
        Feature words = Feature.of("channel", List.of("web", "shop", "web", ""));
        assertThat(words.isWord()).isTrue();
        assertThat(words.all()).containsExactly(0, 2, 0, 1);

        Feature numbers = Feature.of("visits", List.of("3", "", "-1.5"));
        assertThat(numbers.isWord()).isFalse();
        assertThat(numbers.all()).containsExactly(3, Double.NaN, -1.5);
        assertThat(numbers.distinct()).containsExactly(-1.5, 3);
    }

    @Test
    void dealsEachSideEvenly() {
        boolean[] treated = new boolean[103];
        Arrays.fill(treated, 0, 23, true);

        int[] parts = Folds.of(treated, 4);

        for (int part = 0; part < Folds.COUNT; part++) {
            int wanted = part;
            assertThat(IntStream.range(0, 23).filter(i -> parts[i] == wanted).count())
                    .isBetween(4L, 5L);
            assertThat(IntStream.range(23, 103).filter(i -> parts[i] == wanted).count())
                    .isEqualTo(16);
        }
    }

    private static Trial trial(int size, long seed, ToDoubleFunction<Person> effect) {
        Random random = new Random(seed);
        List<String> isNew = new ArrayList<>();
        List<String> visits = new ArrayList<>();
        List<String> channel = new ArrayList<>();
        boolean[] treated = new boolean[size];
        double[] outcomes = new double[size];
        for (int i = 0; i < size; i++) {
            Person person =
                    new Person(random.nextBoolean(), 1 + random.nextInt(10), random.nextInt(3) == 0 ? "web" : "shop");
            isNew.add(person.isNew() ? "yes" : "no");
            visits.add(String.valueOf(person.visits()));
            channel.add(person.channel());
            treated[i] = random.nextBoolean();
            double chance = 0.2 + 0.03 * person.visits() + (treated[i] ? effect.applyAsDouble(person) : 0);
            outcomes[i] = random.nextDouble() < chance ? 1 : 0;
        }
        List<Feature> features =
                List.of(Feature.of("new", isNew), Feature.of("visits", visits), Feature.of("channel", channel));
        return new Trial(IntStream.range(0, size).toArray(), treated, outcomes, features);
    }
}
