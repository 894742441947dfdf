package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Component.Claim;
import io.tillstream.checkout.promotion.Component.Contested;
import java.util.ArrayList;
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
    /** The same for wishes in all: each is a frame of the stack. */
    private static final int MOST_CLAIMS = 1_000;

    private final Component component;
    private final Work work;
    private final Hands hands;
    private final BestHands best;
    private final List<Contested> order;
    private boolean stopped;

    private Allotment(Component component, Work work) {
        this.component = component;
        this.work = work;
        this.hands = new Hands(component);
        this.best = new BestHands(component.gains.size());
        this.order = inOrderOfWeight();
    }

    /** The best allotment: for each gain of the component what it does with its units. */
    static List<Gain.Grant> of(Component component, Work work) {
        Allotment allotment = new Allotment(component, work);
        allotment.solve();
        List<Gain.Grant> grants = new ArrayList<>();
        for (int g = 0; g < component.gains.size(); g++) {
            grants.add(component.gains.get(g).grant(allotment.best.unitsOf(g)));
        }
        return grants;
    }

    /** Lots worth most are decided first, and tried first with the promotion that loses most without them. */
    private List<Contested> inOrderOfWeight() {
        List<Contested> sorted = new ArrayList<>();
        for (Contested contested : component.contested) {
            List<Claim> claims = new ArrayList<>(contested.claims());
            if (component.contested.size() <= MOST_CONTESTED) {
                claims.sort(Comparator.comparingLong(hands::lossWithout).reversed());
            }
            sorted.add(new Contested(contested.lot(), claims));
        }
        sorted.sort(Comparator.comparingLong((Contested contested) ->
                        Shares.times(contested.lot().count(), contested.lot().ware().price))
                .reversed());
        return sorted;
    }

    private void solve() {
        int claims =
                order.stream().mapToInt(contested -> contested.claims().size()).sum();
        if (order.size() > MOST_CONTESTED || claims > MOST_CLAIMS) {
            hands.guess(order);
            best.keepIfBetter(hands);
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

    private void chooseInGroup(int at) {
        if (!isPromising()) {
            return;
        }
        if (at == component.groups.size()) {
            decide(0);
            return;
        }
        List<Integer> group = component.groups.get(at);
        long[] before = group.stream().mapToLong(g -> hands.gains()[g]).toArray();
        List<Integer> byGain = group.stream()
                .sorted(Comparator.comparingLong((Integer g) -> hands.gains()[g])
                        .reversed())
                .toList();
        for (int keep : byGain) {
            if (runsOut()) {
                return;
            }
            for (int i = 0; i < before.length; i++) {
                if (group.get(i) == keep) {
                    hands.letIn(keep, before[i]);
                } else {
                    hands.shutOut(group.get(i));
                }
            }
            chooseInGroup(at + 1);
            if (stopped) {
                return;
            }
        }
        for (int i = 0; i < before.length; i++) {
            hands.letIn(group.get(i), before[i]);
        }
    }

    /** Spends a step; the first allotment is always made. */
    private boolean runsOut() {
        stopped = !best.isNone() && !work.spend(1);
        return stopped;
    }

    private void decide(int at) {
        if (at == order.size()) {
            best.keepIfBetter(hands);
        } else {
            Contested contested = order.get(at);
            split(at, contested.claims(), 0, contested.lot().count());
        }
    }

    /** Divides what is left of a lot among its claims from {@code next} on; they all hold {@code left} now. */
    private void split(int at, List<Claim> claims, int next, long left) {
        int last = lastWanting(claims, next);
        if (last < 0 || next == last) {
            decide(at + 1);
            return;
        }
        Claim claim = claims.get(next);
        int gain = claim.gain();
        if (hands.isIdle(gain)) {
            split(at, claims, next + 1, left);
            return;
        }
        long[] othersBefore = hands.gains().clone();
        for (long taken = left; taken >= 0; taken--) {
            if (runsOut()) {
                return;
            }
            hands.hand(claim, taken);
            othersBefore[gain] = hands.gains()[gain];
            if (!best.isBeatenBy(othersBefore)) {
                break;
            }
            handRest(claims, next + 1, left - taken);
            if (isPromising()) {
                split(at, claims, next + 1, left - taken);
                if (stopped) {
                    return;
                }
            }
            handRest(claims, next + 1, left);
        }
        hands.hand(claim, left);
    }

    private void handRest(List<Claim> claims, int from, long count) {
        for (int i = from; i < claims.size(); i++) {
            hands.hand(claims.get(i), count);
        }
    }

    /** The last claim from {@code next} on whose promotion still gains something, or -1. */
    private int lastWanting(List<Claim> claims, int next) {
        for (int i = claims.size() - 1; i >= next; i--) {
            if (!hands.isIdle(claims.get(i).gain())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPromising() {
        return best.isBeatenBy(hands.gains());
    }
}
