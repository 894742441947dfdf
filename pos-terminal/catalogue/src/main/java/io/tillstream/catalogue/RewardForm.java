package io.tillstream.catalogue;

import io.tillstream.events.assortment.Reward;
import java.util.List;

/** What a promotion gives, as bytes: the number of its kind, then what the kind names. */
final class RewardForm {
    private static final int PERCENT_OFF = 0;
    private static final int AMOUNT_OFF = 1;
    private static final int FIXED_PRICE = 2;
    private static final int N_FOR_PRICE = 3;
    private static final int BUY_X_GET_Y = 4;
    private static final int CHEAPEST_FREE = 5;
    private static final int BUNDLE_PRICE = 6;
    private static final int FREE_ITEM = 7;
    private static final int BASKET_AMOUNT_OFF = 8;
    private static final int BASKET_PERCENT_OFF = 9;
    private static final int POINTS_MULTIPLIER = 10;
    private static final int BONUS_POINTS = 11;

    private RewardForm() {}

    static void shorten(Reward reward, RowBytes into) {
        switch (reward) {
            case Reward.PercentOff off -> counts(into, PERCENT_OFF, off.basisPoints());
            case Reward.AmountOff off -> {
                counts(into, AMOUNT_OFF);
                into.money(off.amount());
            }
            case Reward.FixedPrice fixed -> {
                counts(into, FIXED_PRICE);
                into.money(fixed.price());
            }
            case Reward.NForPrice set -> {
                counts(into, N_FOR_PRICE, set.pieces());
                into.money(set.price());
            }
            case Reward.BuyXGetY get -> {
                counts(into, BUY_X_GET_Y, get.buy(), get.get(), get.basisPoints());
                into.maybe(get.items(), (out, items) -> PromotionForm.shorten(items, out));
            }
            case Reward.CheapestFree set -> counts(into, CHEAPEST_FREE, set.pieces());
            case Reward.BundlePrice bundle -> {
                counts(into, BUNDLE_PRICE);
                into.list(bundle.parts(), RewardForm::shorten);
                into.money(bundle.price());
            }
            case Reward.FreeItem free -> {
                counts(into, FREE_ITEM);
                PromotionForm.shorten(free.items(), into);
                into.count(free.pieces());
            }
            case Reward.BasketAmountOff off -> {
                counts(into, BASKET_AMOUNT_OFF);
                into.money(off.amount());
            }
            case Reward.BasketPercentOff off -> counts(into, BASKET_PERCENT_OFF, off.basisPoints());
            case Reward.PointsMultiplier multiplier -> counts(into, POINTS_MULTIPLIER, multiplier.hundredths());
            case Reward.BonusPoints bonus -> counts(into, BONUS_POINTS, bonus.points());
        }
    }

    private static void shorten(RowBytes into, Reward.Part part) {
        PromotionForm.shorten(part.items(), into);
        into.count(part.pieces());
    }

    private static void counts(RowBytes into, long... counts) {
        for (long count : counts) {
            into.count(count);
        }
    }

    static Reward read(RowBytes from) {
        int kind = from.small();
        return switch (kind) {
            case PERCENT_OFF -> new Reward.PercentOff(from.small());
            case AMOUNT_OFF -> new Reward.AmountOff(from.money());
            case FIXED_PRICE -> new Reward.FixedPrice(from.money());
            case N_FOR_PRICE -> new Reward.NForPrice(from.small(), from.money());
            case BUY_X_GET_Y ->
                new Reward.BuyXGetY(from.small(), from.small(), from.small(), from.maybe(PromotionForm::selection));
            case CHEAPEST_FREE -> new Reward.CheapestFree(from.small());
            case BUNDLE_PRICE -> {
                List<Reward.Part> parts = from.list(one -> new Reward.Part(PromotionForm.selection(one), one.small()));
                yield new Reward.BundlePrice(parts, from.money());
            }
            case FREE_ITEM -> new Reward.FreeItem(PromotionForm.selection(from), from.small());
            case BASKET_AMOUNT_OFF -> new Reward.BasketAmountOff(from.money());
            case BASKET_PERCENT_OFF -> new Reward.BasketPercentOff(from.small());
            case POINTS_MULTIPLIER -> new Reward.PointsMultiplier(from.small());
            case BONUS_POINTS -> new Reward.BonusPoints(from.count());
            default -> throw new IllegalArgumentException("Reward kind " + kind + " is of a later version.");
        };
    }
}
