package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Taken.WareGrant;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Slice> slices;
    private final Work work;
    private final int wares;

    BasketPhase(Purchase purchase, List<Slice> slices, Work work) {
        this.slices = slices;
        this.work = work;
        this.purchase = purchase;
        this.wares = slices.stream()
                        .mapToInt(slice -> slice.lot().ware().index)
                        .max()
                        .orElse(-1)
                + 1;
    }

    static boolean has(Reward reward) {
        return reward instanceof Reward.BasketAmountOff || reward instanceof Reward.BasketPercentOff;
    }

    List<BasketGrant> solve(List<Candidate> candidates) {
        long[] alone = new long[candidates.size()];
        List<Candidate> useful = new ArrayList<>();
        for (Candidate candidate : candidates) {
            long amount = new Taken(slices, wares).grant(candidate).amount();
            if (amount > 0) {
                alone[useful.size()] = amount;
                useful.add(candidate);
            }
        }
        int count = useful.size();
        boolean[][] conflicts = new boolean[count][count];
        for (int one = 0; one < count; one++) {
            for (int other = 0; other < count; other++) {
                conflicts[one][other] = one != other && conflict(useful.get(one), useful.get(other));
            }
        }
        BestSubset subset = new BestSubset(
                conflicts, Arrays.copyOf(alone, count), included -> amounts(useful, given(useful, included)), work);
        boolean[] chosen = subset.choose();
        if (subset.hasStopped()) {
            useful.forEach(candidate -> work.giveUpOn(candidate.ranked));
        }
        return new BasketLines(purchase, slices).of(given(useful, chosen));
    }

    private boolean conflict(Candidate one, Candidate other) {
        String group = one.promotion.exclusiveGroup();
        if (group != null && Objects.equals(group, other.promotion.exclusiveGroup())) {
            return true;
        }
        if (one.promotion.stackable() || other.promotion.stackable()) {
            return false;
        }
        boolean[] counted = new boolean[wares];
        slices.stream()
                .filter(slice -> counts(one, slice))
                .forEach(slice -> counted[slice.lot().ware().index] = true);
        return slices.stream()
                .anyMatch(slice -> counts(other, slice) && counted[slice.lot().ware().index]);
    }

    static boolean counts(Candidate candidate, Slice slice) {
        return candidate.qualifies(slice.lot().ware())
                && (candidate.promotion.stackable() || !slice.lot().served());
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
        Taken taken = new Taken(slices, wares);
        List<WareGrant> grants = new ArrayList<>();
        for (boolean stackable : new boolean[] {true, false}) {
            for (int i = 0; i < included.length; i++) {
                Candidate candidate = candidates.get(i);
                if (included[i] && candidate.promotion.stackable() == stackable) {
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

    static long roomOf(Candidate candidate, Slice slice) {
        return slice.lot().room(slice.lot().ware().perUnit(candidate.promotion.floor()));
    }

    static boolean isReached(Promotion promotion, long worth, long pieces) {
        return switch (promotion.qualifying().minimum()) {
            case null -> pieces > 0;
            case Qualifying.Pieces minimum -> pieces >= minimum.pieces();
            case Qualifying.Amount minimum -> worth >= minimum.amount().minor();
        };
    }
}
