package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Taken.WareGrant;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * The second phase: promotions of the whole basket, reckoned from what the line phase left. One that does not stack
 * counts the units that serve no other such promotion, and two of them never count the same goods; those that stack count
 * everything. None reckons from what another of this phase has taken.
 */
final class BasketPhase {
    /**
     * What a basket promotion gives.
     *
     * @param candidate which
     * @param amount in all
     * @param offs per place of a line
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
    record BasketGrant(Candidate candidate, long amount, long[] offs) {}

    private final Purchase purchase;
    private final List<Lot> lots;
    private final List<Slice> slices;
    private final Work work;
    private final int wares;

    BasketPhase(Purchase purchase, List<Lot> lots, List<Slice> slices, Work work) {
        this.lots = lots;
        this.slices = slices;
        this.work = work;
        this.purchase = purchase;
        this.wares = lots.isEmpty() ? 0 : lots.getLast().ware().index + 1;
    }

    static boolean has(Reward reward) {
        return reward instanceof Reward.BasketAmountOff || reward instanceof Reward.BasketPercentOff;
    }

    List<BasketGrant> solve(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        long[] alone = new long[candidates.size()];
        List<Candidate> useful = new ArrayList<>();
        Taken nothing = new Taken(lots, wares);
        for (Candidate candidate : candidates) {
            long amount = nothing.amountOf(candidate);
            if (amount > 0) {
                alone[useful.size()] = amount;
                useful.add(candidate);
            }
        }
        return new BasketLines(purchase, slices).of(given(useful, choose(useful, alone)));
    }

    private boolean[] choose(List<Candidate> useful, long[] alone) {
        if (excludeNothing(useful)) {
            boolean[] all = new boolean[useful.size()];
            Arrays.fill(all, true);
            return all;
        }
        List<BitSet> counted = useful.stream().map(this::counted).toList();
        BestSubset subset = new BestSubset(
                conflicts(useful, counted),
                Arrays.copyOf(alone, useful.size()),
                included -> amounts(useful, given(useful, included)),
                work);
        boolean[] chosen = subset.choose();
        if (subset.hasStopped()) {
            useful.forEach(candidate -> work.giveUpOn(candidate.ranked));
        }
        return chosen;
    }

    /** Whether they all stack and none is in a group, so that nothing has to be chosen. */
    private static boolean excludeNothing(List<Candidate> candidates) {
        boolean nothing = true;
        for (Candidate candidate : candidates) {
            nothing &= candidate.promotion.stackable() && candidate.promotion.exclusiveGroup() == null;
        }
        return nothing;
    }

    /** Which two exclude each other: those of one group, and those that do not stack and count the same goods. */
    static boolean[][] conflicts(List<Candidate> candidates, List<BitSet> counted) {
        boolean[][] conflicts = new boolean[candidates.size()][candidates.size()];
        for (int i = 0; i < conflicts.length; i++) {
            Promotion one = candidates.get(i).promotion;
            for (int j = 0; j < i; j++) {
                Promotion other = candidates.get(j).promotion;
                boolean grouped =
                        one.exclusiveGroup() != null && Objects.equals(one.exclusiveGroup(), other.exclusiveGroup());
                boolean exclude = grouped
                        || (!one.stackable()
                                && !other.stackable()
                                && counted.get(i).intersects(counted.get(j)));
                conflicts[i][j] = exclude;
                conflicts[j][i] = exclude;
            }
        }
        return conflicts;
    }

    private BitSet counted(Candidate candidate) {
        BitSet counted = new BitSet(wares);
        for (Lot lot : lots) {
            if (counts(candidate, lot)) {
                counted.set(lot.ware().index);
            }
        }
        return counted;
    }

    static boolean counts(Candidate candidate, Lot lot) {
        return candidate.qualifies(lot.ware()) && (candidate.promotion.stackable() || !lot.served());
    }

    private static long[] amounts(List<Candidate> candidates, List<WareGrant> grants) {
        long[] amounts = new long[candidates.size()];
        for (WareGrant grant : grants) {
            amounts[candidates.indexOf(grant.candidate())] = grant.amount();
        }
        return amounts;
    }

    /** Those that stack first, so that the others see what room is left; each by rank. */
    private List<WareGrant> given(List<Candidate> candidates, boolean[] included) {
        Taken taken = new Taken(lots, wares);
        List<WareGrant> grants = new ArrayList<>();
        for (boolean stackable : new boolean[] {true, false}) {
            for (int i = 0; i < included.length; i++) {
                Candidate candidate = candidates.get(i);
                if (included[i] && candidate.promotion.stackable() == stackable) {
                    work.spend(4L * wares);
                    WareGrant grant = taken.grant(candidate);
                    if (grant.amount() > 0) {
                        taken.take(grant);
                        grants.add(grant);
                    }
                }
            }
        }
        return grants;
    }

    static long roomOf(Candidate candidate, Lot lot) {
        return lot.room(lot.ware().perUnit(candidate.promotion.floor()));
    }

    static boolean isReached(Promotion promotion, long worth, long pieces) {
        return switch (promotion.qualifying().minimum()) {
            case null -> pieces > 0;
            case Qualifying.Pieces minimum -> pieces >= minimum.pieces();
            case Qualifying.Amount minimum -> worth >= minimum.amount().minor();
        };
    }
}
