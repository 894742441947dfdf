package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Component.Claim;
import io.tillstream.checkout.promotion.Component.Contested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Hands the units of one component to its promotions so that together they save most: branch and bound, exact unless the
 * work runs out.
 *
 * <p>A state hands every undecided unit to every promotion that wants it. Since no gain falls with more units, the sum
 * of the gains is never below what can be reached from there, and where everything is decided it is what is reached.
 * States that cannot beat the best so far are left; of equal sums the one is better that gives more by the promotion of
 * the lowest rank in which they differ.
 */
final class Allotment {
    /** With more contested lots than this only the first guess is made: the search would not end in any case. */
    private static final int MOST_CONTESTED = 250;

    private final Component component;
    private final Work work;
    private final long[][] units;
    private final long[] gains;
    private final boolean[] out;
    private final List<Contested> order;
    private final long[] bestGains;
    private final long[][] bestUnits;
    private long best = -1;
    private boolean stopped;

    private Allotment(Component component, Work work) {
        this.component = component;
        this.work = work;
        int count = component.gains.size();
        this.units = new long[count][];
        this.gains = new long[count];
        this.out = new boolean[count];
        this.bestGains = new long[count];
        this.bestUnits = new long[count][];
        for (int g = 0; g < count; g++) {
            List<Lot> lots = component.gains.get(g).lots();
            units[g] = new long[lots.size()];
            for (int l = 0; l < units[g].length; l++) {
                units[g][l] = lots.get(l).count();
            }
            gains[g] = component.gains.get(g).most(units[g]);
        }
        this.order = inOrderOfWeight();
    }

    /** The best allotment: for each gain of the component what it does with its units. */
    static List<Gain.Grant> of(Component component, Work work) {
        Allotment allotment = new Allotment(component, work);
        allotment.solve();
        List<Gain.Grant> grants = new ArrayList<>();
        for (int g = 0; g < component.gains.size(); g++) {
            grants.add(component.gains.get(g).grant(allotment.bestUnits[g]));
        }
        return grants;
    }

    /** Lots worth most are decided first, and tried first with the promotion that loses most without them. */
    private List<Contested> inOrderOfWeight() {
        List<Contested> sorted = new ArrayList<>();
        for (Contested contested : component.contested) {
            List<Claim> claims = new ArrayList<>(contested.claims());
            if (component.contested.size() <= MOST_CONTESTED) {
                claims.sort(Comparator.comparingLong(this::lossWithout).reversed());
            }
            sorted.add(new Contested(contested.lot(), claims));
        }
        sorted.sort(Comparator.comparingLong((Contested contested) ->
                        Shares.times(contested.lot().count(), contested.lot().ware().price))
                .reversed());
        return sorted;
    }

    private long lossWithout(Claim claim) {
        long before = gains[claim.gain()];
        long[] handed = units[claim.gain()];
        long had = handed[claim.lot()];
        handed[claim.lot()] = 0;
        long loss = before - component.gains.get(claim.gain()).most(handed);
        handed[claim.lot()] = had;
        return loss;
    }

    private void solve() {
        if (order.size() > MOST_CONTESTED) {
            guess();
            giveUp();
            return;
        }
        chooseInGroup(0);
        if (stopped) {
            giveUp();
        }
    }

    private void giveUp() {
        for (Gain gain : component.gains) {
            work.giveUpOn(gain.candidate().ranked);
        }
    }

    /** Each exclusive group keeps its best promotion, each lot goes to the promotion that gains most from it. */
    private void guess() {
        for (List<Integer> group : component.groups) {
            int keep = group.getFirst();
            for (int g : group) {
                keep = gains[g] > gains[keep] ? g : keep;
            }
            for (int g : group) {
                if (g != keep) {
                    drop(g);
                }
            }
        }
        for (Contested contested : order) {
            Claim winner = contested.claims().getFirst();
            for (Claim claim : contested.claims()) {
                winner = gains[claim.gain()] > gains[winner.gain()] ? claim : winner;
            }
            for (Claim claim : contested.claims()) {
                if (!claim.equals(winner)) {
                    units[claim.gain()][claim.lot()] = 0;
                }
            }
        }
        for (int g = 0; g < gains.length; g++) {
            gains[g] = out[g] ? 0 : component.gains.get(g).most(units[g]);
        }
        keepIfBetter();
    }

    private void drop(int gain) {
        out[gain] = true;
        gains[gain] = 0;
    }

    private void chooseInGroup(int at) {
        if (!promising()) {
            return;
        }
        if (at == component.groups.size()) {
            decide(0);
            return;
        }
        List<Integer> group = component.groups.get(at);
        long[] before = group.stream().mapToLong(g -> gains[g]).toArray();
        List<Integer> byGain = group.stream()
                .sorted(Comparator.comparingLong((Integer g) -> gains[g]).reversed())
                .toList();
        for (int keep : byGain) {
            if (best >= 0 && !work.spend(1)) {
                stopped = true;
                return;
            }
            for (int i = 0; i < before.length; i++) {
                int g = group.get(i);
                out[g] = g != keep;
                gains[g] = g == keep ? before[i] : 0;
            }
            chooseInGroup(at + 1);
            if (stopped) {
                return;
            }
        }
        for (int i = 0; i < before.length; i++) {
            out[group.get(i)] = false;
            gains[group.get(i)] = before[i];
        }
    }

    private void decide(int at) {
        if (at == order.size()) {
            keepIfBetter();
        } else {
            Contested contested = order.get(at);
            split(at, contested.claims(), 0, contested.lot().count());
        }
    }

    /** Divides what is left of a lot among its claims from {@code next} on; they all hold {@code left} now. */
    private void split(int at, List<Claim> claims, int next, long left) {
        int last = lastWanting(claims, next);
        if (last < 0) {
            decide(at + 1);
            return;
        }
        Claim claim = claims.get(next);
        int gain = claim.gain();
        if (next == last) {
            decide(at + 1);
            return;
        }
        if (isIdle(gain)) {
            split(at, claims, next + 1, left);
            return;
        }
        long[] othersBefore = gains.clone();
        for (long taken = left; taken >= 0; taken--) {
            if (best >= 0 && !work.spend(1)) {
                stopped = true;
                return;
            }
            hand(claim, taken);
            long mine = gains[gain];
            if (!couldBeat(othersBefore, gain, mine)) {
                break;
            }
            for (int i = next + 1; i < claims.size(); i++) {
                hand(claims.get(i), left - taken);
            }
            if (promising()) {
                split(at, claims, next + 1, left - taken);
                if (stopped) {
                    return;
                }
            }
            for (int i = next + 1; i < claims.size(); i++) {
                hand(claims.get(i), left);
            }
        }
        hand(claim, left);
    }

    /** The last claim from {@code next} on whose promotion still gains something, or -1. */
    private int lastWanting(List<Claim> claims, int next) {
        for (int i = claims.size() - 1; i >= next; i--) {
            if (!isIdle(claims.get(i).gain())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isIdle(int gain) {
        return out[gain] || gains[gain] == 0;
    }

    private void hand(Claim claim, long count) {
        int gain = claim.gain();
        if (units[gain][claim.lot()] != count) {
            units[gain][claim.lot()] = count;
            if (!out[gain]) {
                gains[gain] = component.gains.get(gain).most(units[gain]);
            }
        }
    }

    /** Whether the best could be beaten if one gain were this and the others what they were before. */
    private boolean couldBeat(long[] others, int gain, long mine) {
        long before = others[gain];
        others[gain] = mine;
        boolean could = beats(others);
        others[gain] = before;
        return could;
    }

    private boolean promising() {
        return beats(gains);
    }

    private boolean beats(long[] some) {
        long sum = 0;
        for (long gain : some) {
            sum = Shares.plus(sum, gain);
        }
        return sum > best || (sum == best && Arrays.compare(some, bestGains) > 0);
    }

    private void keepIfBetter() {
        if (beats(gains)) {
            best = 0;
            for (int g = 0; g < gains.length; g++) {
                best = Shares.plus(best, gains[g]);
                bestUnits[g] = out[g] ? new long[units[g].length] : units[g].clone();
            }
            System.arraycopy(gains, 0, bestGains, 0, gains.length);
        }
    }
}
