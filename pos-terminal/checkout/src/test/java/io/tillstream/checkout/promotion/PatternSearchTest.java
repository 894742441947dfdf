package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.Gain.Run;
import io.tillstream.checkout.promotion.PatternSearch.Pattern;
import io.tillstream.checkout.promotion.PatternSearch.Patterns;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which of the possible sets are made, and how often, held against every way to make them. */
class PatternSearchTest {
    private static Candidate candidate(long uses, long money) {
        Candidate candidate = new Candidate(
                new RankedPromotion(
                        1,
                        PromotionShop.Draft.of("a", new Reward.NForPrice(2, PromotionShop.eur("1.00")))
                                .made()),
                1);
        candidate.uses = uses;
        candidate.money = money;
        return candidate;
    }

    /** A set whose saving lies on its first unit. */
    private static Pattern pattern(long saving, long... units) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                boolean first = runs.isEmpty();
                if (first) {
                    runs.add(new Run(i, 1, saving, Role.REWARD));
                }
                if (!first || units[i] > 1) {
                    runs.add(new Run(i, first ? units[i] - 1 : units[i], 0, Role.QUALIFIER));
                }
            }
        }
        return Pattern.of(units, saving, runs);
    }

    private static PatternSearch search(Candidate candidate, Work work, Pattern... patterns) {
        return new PatternSearch(candidate, () -> new Patterns(List.of(patterns), true), work);
    }

    private static Work plenty() {
        return new Work(WorkBudget.ofSteps(1_000_000));
    }

    private static long best(List<Pattern> patterns, int at, long[] left, long uses, long money) {
        if (at == patterns.size()) {
            return 0;
        }
        Pattern pattern = patterns.get(at);
        long best = best(patterns, at + 1, left, uses, money);
        long[] after = left.clone();
        for (long times = 1; times <= uses && times * pattern.saving() <= money; times++) {
            for (int i = 0; i < pattern.places().length; i++) {
                after[pattern.places()[i]] -= pattern.counts()[i];
                if (after[pattern.places()[i]] < 0) {
                    return best;
                }
            }
            long saving = times * pattern.saving();
            best = Math.max(best, saving + best(patterns, at + 1, after, uses - times, money - saving));
        }
        return best;
    }

    @Test
    void makesTheBestOfAllSets() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < 2_000; round++) {
            int places = 1 + random.nextInt(3);
            List<Pattern> patterns = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                long[] units = random.longs(places, 0, 3).toArray();
                units[random.nextInt(places)] = 1L + random.nextInt(2);
                patterns.add(pattern(random.nextInt(12), units));
            }
            long[] units = random.longs(places, 0, 6).toArray();
            long uses = random.nextInt(3) == 0 ? 1L + random.nextInt(3) : Long.MAX_VALUE;
            long money = random.nextInt(3) == 0 ? random.nextInt(30) : Long.MAX_VALUE;
            Work work = plenty();
            PatternSearch search = search(candidate(uses, money), work, patterns.toArray(Pattern[]::new));

            long most = search.most(units);

            List<Pattern> useful =
                    patterns.stream().filter(pattern -> pattern.saving() > 0).toList();
            assertThat(most).as("round " + round).isEqualTo(best(useful, 0, units, uses, money));
            assertThat(search.isCutShort()).isFalse();
            assertThat(work.gaveUpOn()).isEmpty();
            isPossible(search.grant(units), units, uses, most);
        }
    }

    private static void isPossible(Gain.Grant grant, long[] units, long uses, long most) {
        long[] left = units.clone();
        long sum = 0;
        for (Run run : grant.runs()) {
            left[run.lot()] -= run.count();
            sum += run.count() * run.off();
            assertThat(run.count()).isPositive();
        }
        assertThat(Arrays.stream(left).allMatch(count -> count >= 0)).isTrue();
        assertThat(sum).isEqualTo(most);
        assertThat(grant.uses()).isLessThanOrEqualTo(uses);
        assertThat(grant.uses() > 0).isEqualTo(most > 0);
    }

    @Test
    void countsEverySetAsAUse() {
        PatternSearch search = search(candidate(9, 100), plenty(), pattern(5, 2, 0), pattern(3, 0, 1));

        assertThat(search.grant(new long[] {5, 3}).uses()).isEqualTo(5);
        assertThat(search.most(new long[] {5, 3})).isEqualTo(19);
    }

    @Test
    void listsTheWaysOnceAndRemembersAnswers() {
        AtomicInteger lists = new AtomicInteger();
        Work work = plenty();
        PatternSearch search = new PatternSearch(
                candidate(9, 100),
                () -> {
                    lists.incrementAndGet();
                    return new Patterns(List.of(pattern(5, 2)), true);
                },
                work);
        search.most(new long[] {4});
        long spent = work.spent();

        search.most(new long[] {4});
        search.grant(new long[] {4});

        assertThat(work.spent()).isEqualTo(spent).isPositive();
        search.most(new long[] {3});
        assertThat(work.spent()).isGreaterThan(spent);
        assertThat(lists).hasValue(1);
    }

    @Test
    void isCutShortWhereNotAllWaysWereListed() {
        Work work = plenty();
        PatternSearch search =
                new PatternSearch(candidate(9, 100), () -> new Patterns(List.of(pattern(5, 2)), false), work);

        assertThat(search.most(new long[] {4})).isEqualTo(10);
        assertThat(search.isCutShort()).isTrue();
        assertThat(work.gaveUpOn()).containsExactly("a");
    }

    @Test
    void findsNothingWhereTheWorkIsOver() {
        Work work = new Work(WorkBudget.ofSteps(0));
        PatternSearch search = search(candidate(9, 100), work, pattern(5, 2));

        assertThat(search.most(new long[] {4})).isZero();
        assertThat(search.grant(new long[] {4})).isEqualTo(new Gain.Grant(0, List.of()));
        assertThat(search.isCutShort()).isTrue();
        assertThat(work.gaveUpOn()).containsExactly("a");
    }

    @Test
    void triesNoMoreOnceNothingBetterCanCome() {
        // Ten alike ways of two units each: the first is as good as any.
        Pattern[] patterns = new Pattern[10];
        for (int i = 0; i < patterns.length; i++) {
            long[] units = new long[10];
            units[i] = 2;
            patterns[i] = pattern(10, units);
        }
        long[] units = new long[10];
        Arrays.fill(units, 20);
        Work work = plenty();

        assertThat(search(candidate(30, Long.MAX_VALUE), work, patterns).most(units))
                .isEqualTo(300);
        assertThat(work.spent()).isLessThan(400);

        Work little = plenty();
        assertThat(search(candidate(Long.MAX_VALUE, 150), little, patterns).most(units))
                .isEqualTo(150);
        assertThat(little.spent()).isLessThan(400);

        Work some = plenty();
        assertThat(search(candidate(Long.MAX_VALUE, Long.MAX_VALUE), some, patterns)
                        .most(units))
                .isEqualTo(1_000);
        assertThat(some.spent()).isLessThan(400);
    }

    @Test
    void leavesThreeQuartersOfTheWorkToOthers() {
        Random random = new Random(5);
        Pattern[] patterns = new Pattern[40];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = pattern(
                    1_000_003 + random.nextInt(1_000), random.longs(8, 0, 3).toArray());
        }
        long[] units = new long[8];
        Arrays.fill(units, 25);
        Work work = new Work(WorkBudget.ofSteps(40_000));
        PatternSearch search = search(candidate(Long.MAX_VALUE, 20_000_777), work, patterns);

        assertThat(search.most(units)).isPositive().isLessThanOrEqualTo(20_000_777);
        assertThat(search.isCutShort()).isTrue();
        assertThat(work.spent()).isBetween(10_000L, 11_000L);
        assertThat(work.isOver()).isFalse();
    }
}
