package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.checkout.promotion.NearMiss.Membership;
import io.tillstream.checkout.promotion.NearMiss.Missing;
import io.tillstream.checkout.promotion.NearMiss.MoreUnits;
import io.tillstream.checkout.promotion.NearMiss.MoreWorth;
import io.tillstream.checkout.promotion.Savings.PointsGiven;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what is missing for promotions that have a unit in the basket they could use: until they give at all or, where
 * they give per set, until they give once more. A promotion at its limit, or shut out by its exclusive group, misses
 * nothing.
 */
final class NearMisses {
    private final Purchase purchase;
    private final Counter counter;
    private final Set<String> givenLater = new HashSet<>();
    private final Set<String> spentGroups;

    NearMisses(Purchase purchase, Counter counter, List<BasketGrant> basket, Set<String> spentGroups) {
        this.purchase = purchase;
        this.counter = counter;
        this.spentGroups = spentGroups;
        basket.forEach(grant -> givenLater.add(grant.candidate().ranked.id()));
    }

    List<NearMiss> of(List<Candidate> entitled, List<Candidate> forMembers, List<PointsGiven> points) {
        points.forEach(promotion -> givenLater.add(promotion.promotion()));
        List<NearMiss> found = new ArrayList<>();
        for (Candidate candidate : entitled) {
            long uses = counter.usesOf(candidate.ranked);
            boolean gives = uses > 0 || givenLater.contains(candidate.ranked.id());
            boolean shutOut = !gives && Savings.isSpent(spentGroups, candidate.promotion);
            boolean spent = gives && uses >= candidate.uses;
            List<Missing> missing = shutOut || spent ? List.of() : missing(candidate, gives);
            if (!missing.isEmpty()) {
                found.add(new NearMiss(candidate.ranked.id(), candidate.promotion.name(), missing));
            }
        }
        for (Candidate candidate : forMembers) {
            found.add(new NearMiss(
                    candidate.ranked.id(), candidate.promotion.name(), List.of(membership(candidate.promotion))));
        }
        return found;
    }

    private static Missing membership(Promotion promotion) {
        return switch (promotion.eligibility().audience()) {
            case Eligibility.Segments segments -> new Membership(segments.segments());
            case Eligibility.Everybody _, Eligibility.Members _ -> new Membership(List.of());
        };
    }

    private List<Missing> missing(Candidate candidate, boolean gives) {
        Promotion promotion = candidate.promotion;
        Selection items = promotion.qualifying().items();
        return switch (promotion.reward()) {
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> gives ? List.of() : toMinimum(candidate);
            case Reward.NForPrice set -> toSet(items, set.pieces(), free(candidate, PostingIndex.QUALIFIES));
            case Reward.CheapestFree set -> toSet(items, set.pieces(), free(candidate, PostingIndex.QUALIFIES));
            case Reward.BuyXGetY get -> toReward(candidate, get);
            case Reward.BundlePrice bundle -> toBundle(candidate, bundle);
            case Reward.FreeItem free -> {
                List<Missing> missing = new ArrayList<>(gives ? List.of() : toMinimum(candidate));
                if (!gives && free(candidate, PostingIndex.part(0)) == 0) {
                    missing.add(new MoreUnits(free.items(), 1));
                }
                yield List.copyOf(missing);
            }
        };
    }

    /** Units in a role that the promotion could still use. */
    private long free(Candidate candidate, long role) {
        long units = 0;
        for (Lot lot : counter.lotsFor(candidate)) {
            if (isFree(candidate, lot, role)) {
                units += lot.count();
            }
        }
        return candidate.promotion.stackable() ? units - used(candidate, role) : units;
    }

    private static boolean isFree(Candidate candidate, Lot lot, long role) {
        return (candidate.roles[lot.ware().index] & role) != 0 && (candidate.promotion.stackable() || !lot.served());
    }

    private long used(Candidate candidate, long role) {
        long units = 0;
        for (Booking booking : counter.bookingsOf(candidate.ranked)) {
            if ((candidate.roles[booking.ware().index] & role) != 0) {
                units += booking.count();
            }
        }
        return units;
    }

    private static List<Missing> toSet(Selection items, long pieces, long free) {
        return free > 0 && free < pieces ? List.of(new MoreUnits(items, pieces - free)) : List.of();
    }

    private List<Missing> toReward(Candidate candidate, Reward.BuyXGetY get) {
        Selection items = candidate.promotion.qualifying().items();
        Selection rewards = get.items();
        long bought = free(candidate, PostingIndex.QUALIFIES);
        if (rewards == null) {
            return toSet(items, get.buy() + 1L, bought);
        }
        List<Missing> missing = new ArrayList<>(toSet(items, get.buy(), bought));
        long there = free(candidate, PostingIndex.part(0));
        if (bought == 0 && there > 0) {
            missing.add(new MoreUnits(items, get.buy()));
        }
        if (bought > 0 && there == 0) {
            missing.add(new MoreUnits(rewards, 1));
        }
        return missing;
    }

    private List<Missing> toBundle(Candidate candidate, Reward.BundlePrice bundle) {
        List<Missing> missing = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < bundle.parts().size(); i++) {
            Reward.Part part = bundle.parts().get(i);
            long there = free(candidate, PostingIndex.part(i));
            begun |= there > 0;
            if (there < part.pieces()) {
                missing.add(new MoreUnits(part.items(), part.pieces() - there));
            }
        }
        return begun ? List.copyOf(missing) : List.of();
    }

    private List<Missing> toMinimum(Candidate candidate) {
        Promotion promotion = candidate.promotion;
        if (promotion.qualifying().minimum() == null) {
            return List.of();
        }
        boolean ofNets = !LinePhase.has(promotion.reward());
        long units = 0;
        long worth = 0;
        for (Lot lot : counter.lotsFor(candidate)) {
            if (isFree(candidate, lot, PostingIndex.QUALIFIES)) {
                units += lot.count();
                worth += lot.count() * (ofNets ? lot.net() : lot.ware().price);
            }
        }
        Selection items = promotion.qualifying().items();
        return switch (promotion.qualifying().minimum()) {
            case null -> List.of();
            case Qualifying.Pieces minimum -> toSet(items, minimum.pieces(), units);
            case Qualifying.Amount minimum ->
                worth > 0 && worth < minimum.amount().minor()
                        ? List.of(
                                new MoreWorth(items, minimum.amount().minus(Money.ofMinor(worth, purchase.currency()))))
                        : List.of();
        };
    }
}
