package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * N for a price and bundle price: a set of parts for one price. The dearest units of each part make the first set, the
 * next ones the second, as long as a set saves something. Where parts share items, or a floor or an earlier discount
 * keeps a set from its whole saving, the sets are searched for.
 */
final class SetGain implements Gain {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final SetTerms terms;
    private final int[][] lotsOfPart;
    private final boolean simple;
    private final PatternSearch search;
    private final DearestFirst dearest;

    private SetGain(Candidate candidate, List<Lot> lots, SetTerms terms, Work work) {
        this.candidate = candidate;
        this.lots = lots;
        this.terms = terms;
        this.lotsOfPart = lotsOfPart();
        this.simple = isSimple();
        this.dearest = new DearestFirst(candidate, lots, lotsOfPart, terms);
        this.search =
                new PatternSearch(candidate, () -> SetPatterns.of(lots, lotsOfPart, terms, candidate, work), work);
    }

    static SetGain of(Candidate candidate, List<Lot> all, Work work) {
        List<Lot> lots = new ArrayList<>();
        for (Lot lot : all) {
            if (candidate.roles[lot.ware().index] != 0) {
                lots.add(lot);
            }
        }
        lots.sort(Lot.BY_FALLING_PRICE);
        return new SetGain(candidate, lots, SetTerms.of(candidate.promotion), work);
    }

    private int[][] lotsOfPart() {
        int[][] result = new int[terms.roles().length][];
        for (int part = 0; part < result.length; part++) {
            long role = terms.roles()[part];
            int[] places = new int[lots.size()];
            int count = 0;
            for (int i = 0; i < places.length; i++) {
                if ((candidate.roles[lots.get(i).ware().index] & role) != 0) {
                    places[count++] = i;
                }
            }
            result[part] = Arrays.copyOf(places, count);
        }
        return result;
    }

    private boolean isSimple() {
        boolean[] wanted = new boolean[lots.size()];
        boolean shared = false;
        long kept = 0;
        for (int part = 0; part < lotsOfPart.length; part++) {
            long most = 0;
            for (int i : lotsOfPart[part]) {
                shared |= wanted[i];
                wanted[i] = true;
                Lot lot = lots.get(i);
                most = Math.max(most, lot.ware().price - roomOf(candidate, lot));
            }
            kept = Shares.plus(kept, Shares.times(most, terms.pieces()[part]));
        }
        return kept <= terms.price() && !shared;
    }

    static long roomOf(Candidate candidate, Lot lot) {
        return lot.room(lot.ware().perUnit(candidate.promotion.floor()));
    }

    @Override
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public List<Lot> lots() {
        return lots;
    }

    @Override
    public long most(long[] units) {
        if (simple) {
            long saving = inOrder(units, null);
            if (saving <= candidate.money) {
                return saving;
            }
        }
        long found = search.most(units);
        return search.isCutShort() ? Math.max(found, amountOf(dearest.grant(units))) : found;
    }

    @Override
    public Grant grant(long[] units) {
        List<Run> runs = new ArrayList<>();
        Collected collected = new Collected(runs);
        if (simple && inOrder(units, collected) <= candidate.money) {
            return new Grant(collected.sets, runs);
        }
        long found = search.most(units);
        if (search.isCutShort()) {
            Grant quick = dearest.grant(units);
            return amountOf(quick) > found ? quick : search.grant(units);
        }
        return search.grant(units);
    }

    private static long amountOf(Grant grant) {
        long amount = 0;
        for (Run run : grant.runs()) {
            amount += run.count() * run.off();
        }
        return amount;
    }

    /** Where the sets made in order are written down. */
    private final class Collected {
        private final List<Run> runs;
        private long sets;

        Collected(List<Run> runs) {
            this.runs = runs;
        }

        void add(long times, long[] units) {
            sets += times;
            for (Run run : SetPatterns.runs(lots, units, terms.price(), candidate)) {
                runs.add(new Run(run.lot(), run.count() * times, run.off(), run.role()));
            }
        }
    }

    /** Makes sets from the dearest units on, alike ones at once. */
    private long inOrder(long[] units, @Nullable Collected collected) {
        int parts = lotsOfPart.length;
        int[] at = new int[parts];
        long[] used = new long[units.length];
        long[] set = new long[units.length];
        long uses = candidate.uses;
        long saving = 0;
        while (uses > 0) {
            long times = uses;
            long worth = 0;
            Arrays.fill(set, 0);
            for (int part = 0; part < parts; part++) {
                long wanted = terms.pieces()[part];
                int lot = at[part];
                while (wanted > 0) {
                    if (lot == lotsOfPart[part].length) {
                        return saving;
                    }
                    int place = lotsOfPart[part][lot];
                    long taken = Math.min(wanted, units[place] - used[place]);
                    if (taken > 0) {
                        set[place] = taken;
                        worth += taken * lots.get(place).ware().price;
                        times = Math.min(times, (units[place] - used[place]) / taken);
                        wanted -= taken;
                    }
                    if (wanted > 0) {
                        lot++;
                    }
                }
            }
            long each = worth - terms.price();
            if (each <= 0) {
                return saving;
            }
            for (int i = 0; i < set.length; i++) {
                used[i] += set[i] * times;
            }
            for (int part = 0; part < parts; part++) {
                while (at[part] < lotsOfPart[part].length
                        && used[lotsOfPart[part][at[part]]] == units[lotsOfPart[part][at[part]]]) {
                    at[part]++;
                }
            }
            if (collected != null) {
                collected.add(times, set);
            }
            saving += each * times;
            uses -= times;
        }
        return saving;
    }
}
