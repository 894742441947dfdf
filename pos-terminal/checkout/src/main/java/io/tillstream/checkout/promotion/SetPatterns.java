package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Gain.Run;
import io.tillstream.checkout.promotion.PatternSearch.Pattern;
import io.tillstream.checkout.promotion.PatternSearch.Patterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every way to make a set for one price, and how its saving lies on its units. */
final class SetPatterns {
    private final List<Lot> lots;
    private final int[][] lotsOfPart;
    private final SetTerms terms;
    private final Candidate candidate;
    private final Work work;
    private final List<Pattern> patterns = new ArrayList<>();
    private boolean complete = true;
    private final long[] units;

    private SetPatterns(List<Lot> lots, int[][] lotsOfPart, SetTerms terms, Candidate candidate, Work work) {
        this.lots = lots;
        this.lotsOfPart = lotsOfPart;
        this.terms = terms;
        this.candidate = candidate;
        this.work = work;
        this.units = new long[lots.size()];
    }

    static Patterns of(List<Lot> lots, int[][] lotsOfPart, SetTerms terms, Candidate candidate, Work work) {
        SetPatterns found = new SetPatterns(lots, lotsOfPart, terms, candidate, work);
        found.choose(0, 0, terms.pieces()[0]);
        return new Patterns(found.patterns, found.complete);
    }

    private void choose(int part, int lot, long wanted) {
        if (wanted == 0) {
            if (part + 1 == lotsOfPart.length) {
                add();
            } else {
                choose(part + 1, 0, terms.pieces()[part + 1]);
            }
            return;
        }
        if (lot == lotsOfPart[part].length) {
            return;
        }
        int place = lotsOfPart[part][lot];
        long before = units[place];
        for (long count = Math.min(wanted, lots.get(place).count() - before); count >= 0; count--) {
            units[place] = before + count;
            choose(part, lot + 1, wanted - count);
            units[place] = before;
            if (patterns.size() >= PatternSearch.MOST_PATTERNS || !work.spend(1)) {
                complete = false;
                return;
            }
        }
    }

    private void add() {
        work.spend(20L + 2L * units.length);
        List<Run> runs = runs(lots, units, terms.price(), candidate);
        long saving = 0;
        for (Run run : runs) {
            saving += run.count() * run.off();
        }
        patterns.add(Pattern.of(units, saving, runs));
    }

    private static int[] placesOf(long[] units) {
        int[] places = new int[units.length];
        int count = 0;
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /**
     * One set's saving on its units: the prices minus the price of the set, spread in proportion to the prices, and never
     * more than a unit's room. Within a lot the odd minor units fall on the first units.
     */
    static List<Run> runs(List<Lot> lots, long[] units, long price, Candidate candidate) {
        int[] places = placesOf(units);
        long[] weights = new long[places.length];
        long[] rooms = new long[places.length];
        long worth = 0;
        long room = 0;
        for (int k = 0; k < places.length; k++) {
            Lot lot = lots.get(places[k]);
            weights[k] = units[places[k]] * lot.ware().price;
            rooms[k] = units[places[k]] * SetGain.roomOf(candidate, lot);
            worth += weights[k];
            room += rooms[k];
        }
        long[] offs = Shares.spread(Math.min(Math.max(0, worth - price), room), weights, rooms);
        List<Run> runs = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            long count = units[places[k]];
            long each = offs[k] / count;
            long dearer = offs[k] % count;
            if (dearer > 0) {
                runs.add(new Run(places[k], dearer, each + 1, Role.REWARD));
            }
            runs.add(new Run(places[k], count - dearer, each, Role.REWARD));
        }
        return runs;
    }
}
