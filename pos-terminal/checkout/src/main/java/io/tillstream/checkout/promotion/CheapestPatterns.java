package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Gain.Run;
import io.tillstream.checkout.promotion.PatternSearch.Pattern;
import io.tillstream.checkout.promotion.PatternSearch.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Every way to make a set whose cheapest units are the reward; the lots come by falling price. */
final class CheapestPatterns {
    private final List<Lot> lots;
    private final long[] savings;
    private final long buy;
    private final boolean limited;
    private final Work work;
    private final List<Pattern> patterns = new ArrayList<>();
    private boolean complete = true;
    private final long[] units;

    private CheapestPatterns(List<Lot> lots, long[] savings, long buy, Candidate candidate, Work work) {
        this.lots = lots;
        this.savings = savings;
        this.buy = buy;
        this.limited = candidate.money < Long.MAX_VALUE;
        this.work = work;
        this.units = new long[savings.length];
    }

    static Patterns of(List<Lot> lots, long[] savings, int buy, int get, Candidate candidate, Work work) {
        CheapestPatterns found = new CheapestPatterns(lots, savings, buy, candidate, work);
        for (int reduced = 1; reduced <= get; reduced++) {
            found.choose(0, buy + reduced);
        }
        return new Patterns(found.patterns, found.complete);
    }

    private void choose(int lot, long wanted) {
        if (wanted == 0) {
            add();
            return;
        }
        if (lot == savings.length) {
            return;
        }
        for (long count = Math.min(wanted, lots.get(lot).count()); count >= 0; count--) {
            units[lot] = count;
            choose(lot + 1, wanted - count);
            units[lot] = 0;
            if (patterns.size() >= PatternSearch.MOST_PATTERNS || !work.spend(1)) {
                complete = false;
                return;
            }
        }
    }

    /** The cheapest are reduced; among units of the price at the border any may be. */
    private void add() {
        long wanted = LongStream.of(units).sum() - buy;
        long[] reduced = new long[units.length];
        int end = units.length - 1;
        while (true) {
            int begin = beginOfPrice(end);
            long there = 0;
            for (int i = begin; i <= end; i++) {
                there += units[i];
            }
            if (there >= wanted) {
                spread(begin, end, wanted, reduced);
                return;
            }
            System.arraycopy(units, begin, reduced, begin, end - begin + 1);
            wanted -= there;
            end = begin - 1;
        }
    }

    private int beginOfPrice(int end) {
        int begin = end;
        while (begin > 0 && lots.get(begin - 1).ware().price == lots.get(end).ware().price) {
            begin--;
        }
        return begin;
    }

    /** Within one price lots come by falling saving, so the first way is the best; a limit on money may want another. */
    private void spread(int lot, int end, long wanted, long[] reduced) {
        if (wanted == 0) {
            patterns.add(patternWith(reduced));
            return;
        }
        if (lot > end) {
            return;
        }
        for (long count = Math.min(wanted, units[lot]); count >= 0; count--) {
            reduced[lot] = count;
            int before = patterns.size();
            spread(lot + 1, end, wanted - count, reduced);
            reduced[lot] = 0;
            boolean found = patterns.size() > before;
            if (found && !limited) {
                return;
            }
            if (patterns.size() >= PatternSearch.MOST_PATTERNS) {
                complete = false;
                return;
            }
        }
    }

    private Pattern patternWith(long[] reduced) {
        work.spend(10L + 2L * units.length);
        List<Run> runs = new ArrayList<>();
        long saving = 0;
        for (int i = 0; i < units.length; i++) {
            saving += reduced[i] * savings[i];
            if (reduced[i] > 0) {
                runs.add(new Run(i, reduced[i], savings[i], Role.REWARD));
            }
            if (units[i] > reduced[i]) {
                runs.add(new Run(i, units[i] - reduced[i], 0, Role.QUALIFIER));
            }
        }
        return Pattern.of(units, saving, runs);
    }
}
