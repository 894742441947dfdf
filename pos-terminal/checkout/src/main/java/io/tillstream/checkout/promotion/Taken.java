package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Reward;
import java.util.List;

/**
 * What the basket phase has taken off each ware so far, apart for units that serve and units that are free, and what one
 * more promotion can take. Lines do not matter yet, so that it makes no difference how the goods were scanned.
 */
final class Taken {
    /**
     * What one promotion gives at each ware.
     *
     * @param candidate which
     * @param amount in all
     * @param offs per ware
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
    record WareGrant(Candidate candidate, long amount, long[] offs) {}

    private final List<Lot> lots;
    private final long[] served;
    private final long[] free;

    Taken(List<Lot> lots, int wares) {
        this.lots = lots;
        this.served = new long[wares];
        this.free = new long[wares];
    }

    /**
     * How much a promotion can give, and how it would lie.
     *
     * @param amount in all; 0 where it gives nothing
     * @param weights net amounts per ware
     * @param rooms what may still be taken per ware
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
    private record Offer(long amount, long[] weights, long[] rooms) {}

    /** What a promotion gives beside what has been taken; 0 where it gives nothing. */
    long amountOf(Candidate candidate) {
        return offer(candidate).amount();
    }

    /** How it gives that. */
    WareGrant grant(Candidate candidate) {
        Offer offer = offer(candidate);
        return new WareGrant(
                candidate,
                offer.amount(),
                offer.amount() == 0
                        ? new long[free.length]
                        : Shares.spread(offer.amount(), offer.weights(), offer.rooms()));
    }

    private Offer offer(Candidate candidate) {
        int wares = free.length;
        long[] weights = new long[wares];
        long[] rooms = new long[wares];
        long worth = 0;
        long pieces = 0;
        for (Lot lot : lots) {
            if (BasketPhase.counts(candidate, lot)) {
                weights[lot.ware().index] += lot.count() * lot.net();
                rooms[lot.ware().index] += lot.count() * BasketPhase.roomOf(candidate, lot);
                worth += lot.count() * lot.net();
                pieces += lot.count();
            }
        }
        long room = 0;
        for (int at = 0; at < wares; at++) {
            long gone = free[at] + (candidate.promotion.stackable() ? served[at] : 0);
            rooms[at] = Math.max(0, rooms[at] - gone);
            room += rooms[at];
        }
        long amount = BasketPhase.isReached(candidate.promotion, worth, pieces)
                ? Math.min(offOf(candidate.promotion.reward(), worth), room)
                : 0;
        return new Offer(amount > candidate.money ? 0 : amount, weights, rooms);
    }

    private static long offOf(Reward reward, long worth) {
        return switch (reward) {
            case Reward.BasketAmountOff off -> off.amount().minor();
            case Reward.BasketPercentOff off -> Shares.percent(worth, off.basisPoints());
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.NForPrice _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.BundlePrice _,
                    Reward.FreeItem _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> 0;
        };
    }

    /** What stacks is taken from units that serve first: the free ones are left for those that do not. */
    void take(WareGrant grant) {
        Candidate candidate = grant.candidate();
        long[] servedRooms = servedRooms(candidate);
        for (int at = 0; at < grant.offs().length; at++) {
            long fromServed = 0;
            if (candidate.promotion.stackable()) {
                fromServed = Math.min(grant.offs()[at], Math.max(0, servedRooms[at] - served[at]));
            }
            served[at] += fromServed;
            free[at] += grant.offs()[at] - fromServed;
        }
    }

    private long[] servedRooms(Candidate candidate) {
        long[] rooms = new long[free.length];
        for (Lot lot : lots) {
            if (lot.served() && BasketPhase.counts(candidate, lot)) {
                rooms[lot.ware().index] += lot.count() * BasketPhase.roomOf(candidate, lot);
            }
        }
        return rooms;
    }
}
