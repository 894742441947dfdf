package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.Taken.WareGrant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings what basket promotions give from wares to lines. Where one is given alone it is prorated over the wares by
 * largest remainder, ties to the lower line number. Where there are several, what one takes decides what room others
 * have, and that may not depend on line numbers: ties then go to the lower item number.
 */
final class BasketLines {
    private final List<Slice> slices;
    private final long[] taken;

    BasketLines(Purchase purchase, List<Slice> slices) {
        this.slices = slices;
        this.taken = new long[purchase.lines().size()];
    }

    /** Those that do not stack first: they have fewer units to choose from. */
    List<BasketGrant> of(List<WareGrant> grants) {
        List<WareGrant> order = new ArrayList<>(grants);
        order.sort(Comparator.comparing(grant -> grant.candidate().promotion.stackable()));
        List<BasketGrant> onLines = new ArrayList<>();
        for (WareGrant grant : order) {
            long[] offs = grants.size() == 1 ? byLineNumber(grant) : grant.offs();
            onLines.add(new BasketGrant(grant.candidate(), grant.amount(), onLines(grant.candidate(), offs)));
        }
        return onLines;
    }

    private long[] byLineNumber(WareGrant grant) {
        long[] weights = new long[grant.offs().length];
        long[] rooms = new long[weights.length];
        int[] firstNumber = new int[weights.length];
        for (Slice slice : slices) {
            int ware = slice.lot().ware().index;
            firstNumber[ware] = slice.lot().ware().sample.number();
            if (BasketPhase.counts(grant.candidate(), slice.lot())) {
                weights[ware] += slice.net();
                rooms[ware] += slice.count() * BasketPhase.roomOf(grant.candidate(), slice.lot());
            }
        }
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingInt(ware -> firstNumber[ware]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] parts = Shares.spread(grant.amount(), inOrder(weights, order), inOrder(rooms, order));
        long[] offs = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            offs[order[i]] = parts[i];
        }
        return offs;
    }

    private static long[] inOrder(long[] values, int[] order) {
        long[] picked = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = values[order[i]];
        }
        return picked;
    }

    private long[] onLines(Candidate candidate, long[] wareOffs) {
        long[] weights = new long[taken.length];
        long[] rooms = new long[taken.length];
        Ware[] wareAt = new Ware[wareOffs.length];
        for (Slice slice : slices) {
            Ware ware = slice.lot().ware();
            wareAt[ware.index] = ware;
            if (BasketPhase.counts(candidate, slice.lot())) {
                weights[slice.place()] += slice.net();
                rooms[slice.place()] += slice.count() * slice.lot().room(0);
            }
        }
        long[] offs = new long[taken.length];
        for (Ware ware : wareAt) {
            int[] places = ware.places;
            if (places.length == 1) {
                offs[places[0]] = wareOffs[ware.index];
                taken[places[0]] += wareOffs[ware.index];
                continue;
            }
            long[] open = new long[places.length];
            for (int i = 0; i < places.length; i++) {
                open[i] = Math.max(0, rooms[places[i]] - taken[places[i]]);
            }
            long[] parts = Shares.spread(wareOffs[ware.index], inOrder(weights, places), open);
            for (int i = 0; i < places.length; i++) {
                offs[places[i]] = parts[i];
                taken[places[i]] += parts[i];
            }
        }
        return offs;
    }
}
