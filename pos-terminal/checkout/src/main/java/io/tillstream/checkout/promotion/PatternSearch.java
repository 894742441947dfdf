package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Gain.Grant;
import io.tillstream.checkout.promotion.Gain.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the best sets of one promotion by trying, for the cases in which no short way is known to be right. */
final class PatternSearch {
    /** More ways than this to make one set are not worth trying: the search would never end. */
    static final int MOST_PATTERNS = 2_000;

    /**
     * One way to make a set.
     *
     * @param places the lots it takes units of
     * @param counts how many of each
     * @param size how many in all
     * @param saving what it saves
     * @param runs what becomes of its units
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
    record Pattern(int[] places, long[] counts, long size, long saving, List<Run> runs) {
        static Pattern of(long[] units, long saving, List<Run> runs) {
            int[] places =
                    IntStream.range(0, units.length).filter(i -> units[i] > 0).toArray();
            long[] counts = IntStream.of(places).mapToLong(i -> units[i]).toArray();
            return new Pattern(places, counts, LongStream.of(counts).sum(), saving, runs);
        }
    }

    /**
     * The ways to make a set.
     *
     * @param list those that were found
     * @param complete whether these are all
     */
    record Patterns(List<Pattern> list, boolean complete) {}

    /** Units as a key of a map. */
    private record Handed(List<Long> units) {}

    private final Candidate candidate;
    private final Supplier<Patterns> source;
    private final Work work;
    private final Map<Handed, long[]> known = new HashMap<>();
    private List<Pattern> patterns = List.of();
    private boolean listed;
    private boolean cutShort;

    PatternSearch(Candidate candidate, Supplier<Patterns> source, Work work) {
        this.candidate = candidate;
        this.source = source;
        this.work = work;
    }

    /** Whether there may be something better than what was found: then a quick way is worth a look. */
    boolean isCutShort() {
        return cutShort;
    }

    long most(long[] units) {
        long saving = 0;
        long[] times = solve(units);
        for (int i = 0; i < times.length; i++) {
            saving += times[i] * patterns.get(i).saving();
        }
        return saving;
    }

    Grant grant(long[] units) {
        List<Run> runs = new ArrayList<>();
        long uses = 0;
        long[] times = solve(units);
        for (int i = 0; i < times.length; i++) {
            uses += times[i];
            for (Run run : patterns.get(i).runs()) {
                if (times[i] > 0) {
                    runs.add(new Run(run.lot(), run.count() * times[i], run.off(), run.role()));
                }
            }
        }
        return new Grant(uses, runs);
    }

    private long[] solve(long[] units) {
        List<Long> key = new ArrayList<>(units.length);
        for (long count : units) {
            key.add(count);
        }
        long[] before = known.get(new Handed(key));
        if (before != null) {
            return before;
        }
        if (work.isOver()) {
            cutShort();
            return new long[0];
        }
        long kept = work.leave(1, 4);
        if (!listed) {
            list();
        }
        long[] times = new Search(units).run();
        work.giveBack(kept);
        known.put(new Handed(key), times);
        return times;
    }

    private void list() {
        Patterns found = source.get();
        patterns = found.list().stream()
                .filter(pattern -> pattern.saving() > 0)
                .sorted(Comparator.comparingLong(Pattern::saving).reversed())
                .toList();
        listed = true;
        if (!found.complete()) {
            cutShort();
        }
    }

    private void cutShort() {
        cutShort = true;
        work.giveUpOn(candidate.ranked);
    }

    private final class Search {
        private final long[] left;
        private final long[] now = new long[patterns.size()];
        private long[] best = new long[patterns.size()];
        private long bestSaving;

        private final long[] smallestFrom = new long[patterns.size()];
        private long unitsLeft;

        Search(long[] units) {
            this.left = units.clone();
            this.unitsLeft = LongStream.of(units).sum();
            long smallest = Long.MAX_VALUE;
            for (int i = smallestFrom.length - 1; i >= 0; i--) {
                smallest = Math.min(smallest, patterns.get(i).size());
                smallestFrom[i] = smallest;
            }
        }

        long[] run() {
            from(0, candidate.uses, candidate.money, 0);
            return best;
        }

        private void from(int at, long uses, long money, long saving) {
            if (saving > bestSaving) {
                bestSaving = saving;
                best = now.clone();
            }
            if (at == patterns.size() || Shares.plus(saving, atMost(at, uses, money)) <= bestSaving) {
                return;
            }
            Pattern pattern = patterns.get(at);
            long most = Math.min(Math.min(uses, money / pattern.saving()), fits(pattern));
            for (long times = most; times >= 0; times--) {
                take(pattern, times);
                now[at] = times;
                from(at + 1, uses - times, money - times * pattern.saving(), saving + times * pattern.saving());
                take(pattern, -times);
                now[at] = 0;
                if (!work.spend(2L + pattern.places().length)) {
                    cutShort();
                    return;
                }
            }
        }

        /** No later pattern saves more than this one, and each takes at least as many units as the smallest. */
        private long atMost(int at, long uses, long money) {
            long sets = Math.min(uses, unitsLeft / smallestFrom[at]);
            return Math.min(money, Shares.times(sets, patterns.get(at).saving()));
        }

        private long fits(Pattern pattern) {
            long most = Long.MAX_VALUE;
            for (int i = 0; i < pattern.places().length; i++) {
                most = Math.min(most, left[pattern.places()[i]] / pattern.counts()[i]);
            }
            return most;
        }

        private void take(Pattern pattern, long times) {
            for (int i = 0; i < pattern.places().length; i++) {
                left[pattern.places()[i]] -= pattern.counts()[i] * times;
            }
            unitsLeft -= pattern.size() * times;
        }
    }
}
