package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Gain.Run;
import io.tillstream.checkout.promotion.PatternSearch.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Every way to make a set whose cheapest units are the reward; the lots come by falling price. */
final class CheapestPatterns {
    private final List<Lot> lots;
    private final long[] savings;
    private final long buy;
    private final RankedPromotion promotion;
    private final Work work;
    private final List<Pattern> patterns = new ArrayList<>();
    private final long[] units;

    private CheapestPatterns(List<Lot> lots, long[] savings, long buy, RankedPromotion promotion, Work work) {
        this.lots = lots;
        this.savings = savings;
        this.buy = buy;
        this.promotion = promotion;
        this.work = work;
        this.units = new long[savings.length];
    }

    static List<Pattern> of(List<Lot> lots, long[] savings, int buy, int get, RankedPromotion promotion, Work work) {
        CheapestPatterns found = new CheapestPatterns(lots, savings, buy, promotion, work);
        for (int reduced = 1; reduced <= get; reduced++) {
            found.choose(0, buy + reduced);
        }
        return found.patterns;
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
                work.giveUpOn(promotion);
                return;
            }
        }
    }

    /** Units of one price may stand in either role; where their savings differ, lots come by falling saving too. */
    private void add() {
        long size = 0;
        for (long count : units) {
            size += count;
        }
        long[] reduced = new long[units.length];
        long wanted = size - buy;
        int end = units.length - 1;
        while (wanted > 0) {
            int begin = end;
            while (begin > 0
                    && lots.get(begin - 1).ware().price == lots.get(end).ware().price) {
                begin--;
            }
            for (int i = begin; i <= end && wanted > 0; i++) {
                reduced[i] = Math.min(units[i], wanted);
                wanted -= reduced[i];
            }
            end = begin - 1;
        }
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
        patterns.add(Pattern.of(units, saving, runs));
    }
}
