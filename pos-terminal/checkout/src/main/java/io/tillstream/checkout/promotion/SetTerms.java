package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;

/**
 * The numbers of a set.
 *
 * @param roles the role bit of each part
 * @param pieces units of each part
 * @param price of the whole set
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
record SetTerms(long[] roles, long[] pieces, long price) {
    static SetTerms of(Promotion promotion) {
        return switch (promotion.reward()) {
            case Reward.NForPrice set ->
                new SetTerms(
                        new long[] {PostingIndex.QUALIFIES},
                        new long[] {set.pieces()},
                        set.price().minor());
            case Reward.BundlePrice bundle -> {
                long[] roles = new long[bundle.parts().size()];
                long[] pieces = new long[roles.length];
                for (int i = 0; i < roles.length; i++) {
                    roles[i] = PostingIndex.part(i);
                    pieces[i] = bundle.parts().get(i).pieces();
                }
                yield new SetTerms(roles, pieces, bundle.price().minor());
            }
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ ->
                throw new IllegalStateException("Promotion " + promotion.id() + " has no price for a set.");
        };
    }
}
