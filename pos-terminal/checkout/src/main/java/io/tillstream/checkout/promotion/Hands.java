package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Component.Claim;
import java.util.ArrayList;
import java.util.List;

/** What each promotion of a component holds while units are handed out, and what it gains from them. At first all hold all. */
final class Hands {
    private final Component component;
    private final Work work;
    private final long[][] units;
    private final long[] gains;
    private final boolean[] out;

    Hands(Component component, Work work) {
        this.component = component;
        this.work = work;
        int count = component.gains.size();
        this.units = new long[count][];
        this.gains = new long[count];
        this.out = new boolean[count];
        for (int g = 0; g < count; g++) {
            units[g] = component.gains.get(g).allUnits();
            gains[g] = most(g);
        }
    }

    private long most(int gain) {
        work.spend(units[gain].length);
        return component.gains.get(gain).most(units[gain]);
    }

    /** What each gains now; not a copy, for it is read in the innermost loop. */
    long[] gains() {
        return gains;
    }

    /** What each does with the units it holds; those whose group shut them out hold none. */
    List<Gain.Grant> grants() {
        List<Gain.Grant> grants = new ArrayList<>(units.length);
        for (int g = 0; g < units.length; g++) {
            grants.add(component.gains.get(g).grant(out[g] ? new long[units[g].length] : units[g].clone()));
        }
        return grants;
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
