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
    /** With more contested lots than this the search would not end in any case. */
    private static final int MOST_CONTESTED = 250;
    /** The same for wishes in all: each is a frame of the stack. */
    private static final int MOST_CLAIMS = 1_000;

    private final Component component;
    private final Work work;
    private final BestHands best;
    private final Hands hands;
    private final List<Contested> order;
    private boolean stopped;

    private Allotment(Component component, BestHands best, Work work) {
        this.component = component;
        this.work = work;
        this.best = best;
        this.hands = new Hands(component, work);
        this.order = inOrderOfWeight();
    }

    /** The best allotment: for each gain of the component what it does with its units. */
    static List<Gain.Grant> of(Component component, Work work) {
        BestHands best = new BestHands(component.gains.size());
        Auction auction = new Auction(component, work, best);
        auction.hold();
        if (!isProvenBest(component, best, work)) {
            component.gains.forEach(gain -> work.giveUpOn(gain.candidate().ranked));
            auction.improve();
        }
        return best.grants();
    }

    /** Searches with half of the work, for what is left of it can make a search that does not end better. */
    private static boolean isProvenBest(Component component, BestHands best, Work work) {
        if (component.contested.size() > MOST_CONTESTED || component.claims > MOST_CLAIMS || work.isOver()) {
            return false;
        }
        long kept = work.leave(1, 2);
        Allotment allotment = new Allotment(component, best, work);
        allotment.chooseInGroup(0);
        work.giveBack(kept);
        return !allotment.stopped;
    }

    private record Weighed(Claim claim, long loss) {}

    /** Lots worth most are decided first, and tried first with the promotion that loses most without them. */
    private List<Contested> inOrderOfWeight() {
        List<Contested> sorted = new ArrayList<>();
        for (Contested contested : component.contested) {
            List<Claim> claims = contested.claims().stream()
                    .map(claim -> new Weighed(claim, hands.lossWithout(claim)))
                    .sorted(Comparator.comparingLong(Weighed::loss).reversed())
                    .map(Weighed::claim)
                    .toList();
            sorted.add(new Contested(contested.lot(), claims));
        }
        sorted.sort(Comparator.comparingLong((Contested contested) ->
                        Shares.times(contested.lot().count(), contested.lot().ware().price))
                .reversed());
        return sorted;
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

    private boolean runsOut() {
        stopped = !work.spend(1L + component.gains.size() / 4);
        return stopped;
    }

    private void decide(int at) {
        if (at == order.size()) {
            best.keepIfBetter(hands.gains(), hands::grants);
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
