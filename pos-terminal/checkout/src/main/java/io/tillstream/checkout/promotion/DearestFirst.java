package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Gain.Grant;
import io.tillstream.checkout.promotion.Gain.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes sets for one price from the dearest units on, whatever floors, shared parts and limits there are: quick, within
 * all limits, and not always the best. It stands in where the search for the best sets was cut short.
 */
final class DearestFirst {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final int[][] lotsOfPart;
    private final SetTerms terms;

    DearestFirst(Candidate candidate, List<Lot> lots, int[][] lotsOfPart, SetTerms terms) {
        this.candidate = candidate;
        this.lots = lots;
        this.lotsOfPart = lotsOfPart;
        this.terms = terms;
    }

    Grant grant(long[] units) {
        long[] left = units.clone();
        List<Run> runs = new ArrayList<>();
        long uses = 0;
        long money = candidate.money;
        for (Optional<long[]> next = next(left); next.isPresent() && uses < candidate.uses; next = next(left)) {
            long[] set = next.get();
            List<Run> ofSet = SetPatterns.runs(lots, set, terms.price(), candidate);
            long saving =
                    ofSet.stream().mapToLong(run -> run.count() * run.off()).sum();
            long times = Math.min(timesIn(left, set), candidate.uses - uses);
            for (int i = 0; i < set.length; i++) {
                left[i] -= set[i] * times;
            }
            long paid = saving == 0 ? 0 : Math.min(times, money / saving);
            if (paid > 0) {
                ofSet.forEach(run -> runs.add(new Run(run.lot(), run.count() * paid, run.off(), run.role())));
                uses += paid;
                money -= saving * paid;
            }
        }
        return new Grant(uses, runs);
    }

    private static long timesIn(long[] left, long[] set) {
        long times = Long.MAX_VALUE;
        for (int i = 0; i < set.length; i++) {
            times = set[i] == 0 ? times : Math.min(times, left[i] / set[i]);
        }
        return times;
    }

    /** The set of the dearest units left; empty where there is none, or none that costs more than the set's price. */
    private Optional<long[]> next(long[] left) {
        long[] set = new long[left.length];
        long worth = 0;
        for (int part = 0; part < lotsOfPart.length; part++) {
            long wanted = terms.pieces()[part];
            for (int lot : lotsOfPart[part]) {
                long taken = Math.min(wanted, left[lot] - set[lot]);
                set[lot] += taken;
                worth += taken * lots.get(lot).ware().price;
                wanted -= taken;
            }
            if (wanted > 0) {
                return Optional.empty();
            }
        }
        return worth > terms.price() ? Optional.of(set) : Optional.empty();
    }
}
