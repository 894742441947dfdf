package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.Savings.PointsGiven;
import io.tillstream.checkout.promotion.Savings.PointsShare;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The last phase: points beyond the usual, reckoned from what each line costs after both other phases. It takes no money
 * off. Which units count is decided as in the basket phase.
 */
final class PointsPhase {
    private static final long WHOLE = 100;

    private final Purchase purchase;
    private final List<Slice> slices;
    private final List<BasketGrant> basket;
    private final Work work;
    /** Per ware whether a basket promotion that does not stack counts it. */
    private final boolean[] servesBasket;

    PointsPhase(Purchase purchase, List<Ware> wares, List<Slice> slices, List<BasketGrant> basket, Work work) {
        this.purchase = purchase;
        this.slices = slices;
        this.basket = basket;
        this.work = work;
        this.servesBasket = new boolean[wares.size()];
        for (BasketGrant grant : basket) {
            for (Ware ware : wares) {
                servesBasket[ware.index] |= !grant.candidate().promotion.stackable()
                        && grant.candidate().qualifies(ware);
            }
        }
    }

    static boolean has(Reward reward) {
        return reward instanceof Reward.PointsMultiplier || reward instanceof Reward.BonusPoints;
    }

    List<PointsGiven> solve(List<Candidate> candidates) {
        if (purchase.shopper() == null || candidates.isEmpty()) {
            return List.of();
        }
        List<Candidate> useful = new ArrayList<>();
        List<long[]> shares = new ArrayList<>();
        for (Candidate candidate : candidates) {
            long[] given = pointsOf(candidate);
            if (sum(given) > 0) {
                shares.add(given);
                useful.add(candidate);
            }
        }
        int count = useful.size();
        long[] alone = shares.stream().mapToLong(PointsPhase::sum).toArray();
        List<BitSet> counted = useful.stream().map(this::counted).toList();
        BestSubset subset =
                new BestSubset(BasketPhase.conflicts(useful, counted), alone, included -> only(alone, included), work);
        boolean[] chosen = subset.choose();
        if (subset.hasStopped()) {
            useful.forEach(candidate -> work.giveUpOn(candidate.ranked));
        }
        List<PointsGiven> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (chosen[i]) {
                given.add(new PointsGiven(
                        useful.get(i).ranked.id(), useful.get(i).promotion.name(), alone[i], atLines(shares.get(i))));
            }
        }
        return given;
    }

    private List<PointsShare> atLines(long[] points) {
        List<PointsShare> shares = new ArrayList<>();
        for (int place = 0; place < points.length; place++) {
            if (points[place] > 0) {
                shares.add(new PointsShare(purchase.lines().get(place).number(), points[place]));
            }
        }
        return shares;
    }

    private static long sum(long[] points) {
        return Arrays.stream(points).reduce(0, Shares::plus);
    }

    private static long[] only(long[] alone, boolean[] included) {
        long[] amounts = new long[alone.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = included[i] ? alone[i] : 0;
        }
        return amounts;
    }

    /** Which slices a promotion counts. */
    private BitSet counted(Candidate candidate) {
        BitSet counted = new BitSet(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            Lot lot = slices.get(i).lot();
            boolean free = candidate.promotion.stackable() || (!lot.served() && !servesBasket[lot.ware().index]);
            counted.set(i, free && candidate.qualifies(lot.ware()));
        }
        return counted;
    }

    /** The points of one promotion per place of a line. */
    private long[] pointsOf(Candidate candidate) {
        long[] net = new long[purchase.lines().size()];
        boolean[] counted = new boolean[net.length];
        long pieces = 0;
        BitSet slicesCounted = counted(candidate);
        for (int i = 0; i < slices.size(); i++) {
            if (slicesCounted.get(i)) {
                Slice slice = slices.get(i);
                net[slice.place()] += slice.net();
                counted[slice.place()] = true;
                pieces += slice.count();
            }
        }
        long worth = 0;
        for (int at = 0; at < net.length; at++) {
            if (counted[at]) {
                net[at] = Math.max(0, net[at] - takenFromBasket(at));
                worth += net[at];
            }
        }
        if (!BasketPhase.isReached(candidate.promotion, worth, pieces)) {
            return new long[net.length];
        }
        return switch (candidate.promotion.reward()) {
            case Reward.BonusPoints bonus -> spread(bonus.points(), net, counted);
            case Reward.PointsMultiplier multiplier -> more(net, multiplier.hundredths() - WHOLE);
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.NForPrice _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.BundlePrice _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _ -> new long[net.length];
        };
    }

    private long takenFromBasket(int place) {
        return basket.stream().mapToLong(grant -> grant.offs()[place]).sum();
    }

    /** The usual points of each line times the share, rounded down per line. */
    private long[] more(long[] net, long hundredths) {
        long[] points = new long[net.length];
        for (int at = 0; at < net.length; at++) {
            long usual = Shares.times(net[at] / purchase.currency().minorPerMajor(), purchase.pointsPerMajor());
            points[at] = Shares.times(usual, hundredths) / WHOLE;
        }
        return points;
    }

    /** A bonus lies on the goods that earned it, in proportion to what they cost; on all alike where they cost nothing. */
    private static long[] spread(long points, long[] net, boolean[] counted) {
        boolean free = Arrays.stream(net).allMatch(amount -> amount == 0);
        long[] weights = new long[net.length];
        long[] rooms = new long[net.length];
        for (int at = 0; at < net.length; at++) {
            weights[at] = counted[at] ? free ? 1 : net[at] : 0;
            rooms[at] = points;
        }
        return Shares.spread(points, weights, rooms);
    }
}
