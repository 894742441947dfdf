package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Component.Claim;
import io.tillstream.checkout.promotion.Component.Contested;
import java.util.List;

/** What each promotion of a component holds while units are handed out, and what it gains from them. At first all hold all. */
final class Hands {
    private final Component component;
    private final long[][] units;
    private final long[] gains;
    private final boolean[] out;

    Hands(Component component) {
        this.component = component;
        int count = component.gains.size();
        this.units = new long[count][];
        this.gains = new long[count];
        this.out = new boolean[count];
        for (int g = 0; g < count; g++) {
            units[g] =
                    component.gains.get(g).lots().stream().mapToLong(Lot::count).toArray();
            gains[g] = most(g);
        }
    }

    private long most(int gain) {
        return component.gains.get(gain).most(units[gain]);
    }

    /** What each gains now; not a copy, for it is read in the innermost loop. */
    long[] gains() {
        return gains;
    }

    /** The units a promotion may use; none where its group shut it out. */
    long[] unitsOf(int gain) {
        return out[gain] ? new long[units[gain].length] : units[gain].clone();
    }

    void hand(Claim claim, long count) {
        int gain = claim.gain();
        if (units[gain][claim.lot()] != count) {
            units[gain][claim.lot()] = count;
            if (!out[gain]) {
                gains[gain] = most(gain);
            }
        }
    }

    /** Each exclusive group keeps its best promotion, each lot goes to the promotion that gains most from all it wants. */
    void guess(List<Contested> lots) {
        for (List<Integer> group : component.groups) {
            int keep = group.getFirst();
            for (int g : group) {
                keep = gains[g] > gains[keep] ? g : keep;
            }
            for (int g : group) {
                if (g != keep) {
                    shutOut(g);
                }
            }
        }
        for (Contested contested : lots) {
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
            gains[g] = out[g] ? 0 : most(g);
        }
    }

    /** Another of its exclusive group is given. */
    void shutOut(int gain) {
        out[gain] = true;
        gains[gain] = 0;
    }

    /** It takes part again, with what it gained before. */
    void letIn(int gain, long gained) {
        out[gain] = false;
        gains[gain] = gained;
    }

    boolean isIdle(int gain) {
        return out[gain] || gains[gain] == 0;
    }

    /** What a promotion would lose without a lot. */
    long lossWithout(Claim claim) {
        long[] held = units[claim.gain()];
        long had = held[claim.lot()];
        held[claim.lot()] = 0;
        long loss = gains[claim.gain()] - most(claim.gain());
        held[claim.lot()] = had;
        return loss;
    }
}
