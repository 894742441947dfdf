package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Hands the units of a component out quickly and decently: the promotion with the highest bid takes what is best for it,
 * then the others bid for what is left. It is held twice, with bids of money and with bids of money by what the units
 * cost; the better one is where the search for the best begins, and what stands where that cannot end. Once the work is
 * over no bid is asked for anew.
 */
final class Auction {
    private enum Bidding {
        MONEY,
        MONEY_BY_WORTH
    }

    private static final Gain.Grant NOTHING = new Gain.Grant(0, List.of());

    private final Component component;
    private final Work work;
    private final BestHands best;
    private final long[] stock;
    private final int[] groupOf;
    private Bidding bidding = Bidding.MONEY;
    private double[] openingBids;

    Auction(Component component, Work work, BestHands best) {
        this.component = component;
        this.work = work;
        this.best = best;
        this.stock = new long[component.lotsOnCounter];
        for (Gain gain : component.gains) {
            gain.lots().forEach(lot -> stock[lot.at()] = lot.count());
        }
        this.groupOf = new int[component.gains.size()];
        Arrays.fill(groupOf, -1);
        for (int group = 0; group < component.groups.size(); group++) {
            for (int gain : component.groups.get(group)) {
                groupOf[gain] = group;
            }
        }
        this.openingBids = openingBids();
    }

    private double[] openingBids() {
        double[] bids = new double[groupOf.length];
        Arrays.fill(bids, Double.MAX_VALUE);
        Round round = new Round(bids);
        for (int gain = 0; gain < bids.length; gain++) {
            round.ask(gain);
        }
        return bids;
    }

    /** Holds it in both ways; the second only where there is work left for it. */
    void hold() {
        keep(new Round(openingBids.clone()));
        if (work.isOver()) {
            return;
        }
        double[] before = openingBids;
        bidding = Bidding.MONEY_BY_WORTH;
        openingBids = openingBids();
        if (!keep(new Round(openingBids.clone()))) {
            bidding = Bidding.MONEY;
            openingBids = before;
        }
    }

    /**
     * Holds it again and again until nothing gets better or the work is over: each promotion once changes sides. What is
     * given is left out, what is not given comes first.
     */
    void improve() {
        boolean better = true;
        while (better) {
            better = false;
            for (int gain = 0; gain < groupOf.length; gain++) {
                if (work.isOver()) {
                    return;
                }
                if (openingBids[gain] > 0) {
                    Round round = new Round(openingBids.clone());
                    if (best.isGiven(gain)) {
                        round.leaveOut(gain);
                    } else {
                        round.award(gain);
                    }
                    better |= keep(round);
                }
            }
        }
    }

    private boolean keep(Round round) {
        round.run();
        return best.keepIfBetter(round.amounts, () -> round.grants);
    }

    /** Units going under the hammer once. */
    private final class Round {
        private final long[] left = stock.clone();
        private final double[] bids;
        private final boolean[] stale;
        private final long[] amounts;
        private final List<Gain.Grant> grants;

        Round(double[] bids) {
            this.bids = bids;
            this.stale = new boolean[bids.length];
            this.amounts = new long[bids.length];
            this.grants = new ArrayList<>(Collections.nCopies(bids.length, NOTHING));
        }

        void run() {
            for (int top = highest(); bids[top] > 0; top = highest()) {
                if (stale[top] && !work.isOver()) {
                    ask(top);
                } else {
                    award(top);
                }
            }
        }

        private int highest() {
            int top = 0;
            for (int gain = 1; gain < bids.length; gain++) {
                if (bids[gain] > bids[top]) {
                    top = gain;
                }
            }
            work.spend(bids.length / 8L);
            return top;
        }

        /** A new bid; what units it is for is asked again when it wins. */
        private void ask(int place) {
            stale[place] = false;
            Gain gain = component.gains.get(place);
            Gain.Grant grant = offer(gain);
            long amount = 0;
            long worth = 0;
            for (Gain.Run run : grant.runs()) {
                amount += run.count() * run.off();
                worth += run.count() * gain.lots().get(run.lot()).ware().price;
            }
            double bid = (double) amount;
            bids[place] = bidding == Bidding.MONEY || amount == 0 ? bid : bid / (double) worth;
        }

        private Gain.Grant offer(Gain gain) {
            List<Lot> lots = gain.lots();
            long[] units = new long[lots.size()];
            for (int i = 0; i < units.length; i++) {
                units[i] = left[lots.get(i).at()];
            }
            work.spend(8L + 4L * units.length);
            return gain.grant(units);
        }

        void award(int place) {
            Gain gain = component.gains.get(place);
            Gain.Grant grant = offer(gain);
            leaveOut(place);
            grants.set(place, grant);
            for (Gain.Run run : grant.runs()) {
                amounts[place] += run.count() * run.off();
                left[gain.lots().get(run.lot()).at()] -= run.count();
            }
            if (amounts[place] > 0) {
                Arrays.fill(stale, true);
                shutOutRivals(place);
            }
        }

        private void shutOutRivals(int place) {
            if (groupOf[place] >= 0) {
                component.groups.get(groupOf[place]).forEach(this::leaveOut);
            }
        }

        void leaveOut(int place) {
            bids[place] = 0;
        }
    }
}
