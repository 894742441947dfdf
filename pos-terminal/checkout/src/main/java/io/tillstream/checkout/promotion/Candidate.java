package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promotion that speaks of something in the basket, with the role each ware could play for it. */
final class Candidate {
    final RankedPromotion ranked;
    final Promotion promotion;
    /** Per ware the bits of {@link PostingIndex}; 0 where the promotion does not speak of it. */
    final long[] roles;
    /** What its limits leave it for this purchase. */
    long uses = Long.MAX_VALUE;

    long money = Long.MAX_VALUE;

    Candidate(RankedPromotion ranked, int wares) {
        this.ranked = ranked;
        this.promotion = ranked.promotion();
        this.roles = new long[wares];
    }

    boolean qualifies(Ware ware) {
        return (roles[ware.index] & PostingIndex.QUALIFIES) != 0;
    }

    /** Whether there are units enough for once, whatever they cost: most sets are never filled. */
    boolean hasUnitsForOnce(List<Lot> lots) {
        long units = 0;
        for (Lot lot : lots) {
            units += lot.count();
        }
        return switch (promotion.reward()) {
            case Reward.NForPrice set -> units >= set.pieces();
            case Reward.CheapestFree set -> units >= set.pieces();
            case Reward.BuyXGetY get -> units > get.buy();
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.BundlePrice _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> units > 0;
        };
    }

    /** Takes the limits into account; false when nothing is left. */
    boolean limit(@Nullable Allowance given) {
        Limits limits = promotion.limits();
        Allowance allowance = given == null ? Allowance.NOTHING_GRANTED : given;
        Long perBasket = limits.usesPerBasket();
        if (perBasket != null) {
            uses = perBasket;
        }
        Long perMember = limits.usesPerMember();
        if (perMember != null) {
            uses = Math.min(uses, Math.max(0, perMember - allowance.usedByMember()));
        }
        if (limits.totalUses() != null) {
            uses = Math.min(uses, allowance.usesLeft());
        }
        if (limits.totalAmount() != null) {
            money = allowance.minorLeft();
        }
        return uses > 0 && money > 0;
    }
}
