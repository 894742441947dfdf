package io.tillstream.till.sale;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LinePrice;
import io.tillstream.checkout.basket.LineTerms;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.KitchenMark;
import org.jspecify.annotations.Nullable;

/**
 * A basket line as it stands in the file of the open basket. Everything behind {@code voided} is absent for an ordinary
 * line, and was not known to earlier versions.
 */
record KeptLine(
        ShelfItem item,
        Quantity quantity,
        boolean voided,
        @Nullable Money priceInCode,
        @Nullable Money overridden,
        @Nullable Approval overriddenBy,
        @Nullable Money loaded,
        @Nullable String account,
        @Nullable KeptDiscount discount,
        @Nullable AgeCheck ageCheck,
        @Nullable KitchenMark kitchen) {
    /** A discount that a person gave; one of percent and amount is there. */
    record KeptDiscount(@Nullable Integer percent, @Nullable Money amount, Approval approval) {
        static @Nullable KeptDiscount of(@Nullable ManualDiscount discount) {
            return switch (discount) {
                case null -> null;
                case ManualDiscount.Percent(int percent, Approval approval) ->
                    new KeptDiscount(percent, null, approval);
                case ManualDiscount.Amount(Money amount, Approval approval) -> new KeptDiscount(null, amount, approval);
            };
        }

        @Nullable
        ManualDiscount restored() {
            if (percent != null) {
                return new ManualDiscount.Percent(percent, approval);
            }
            return amount == null ? null : new ManualDiscount.Amount(amount, approval);
        }
    }

    static KeptLine of(BasketLine line) {
        LinePrice price = line.terms().price();
        return new KeptLine(
                line.item(),
                line.quantity(),
                line.voided(),
                price instanceof LinePrice.Embedded(Money amount) ? amount : null,
                price instanceof LinePrice.Overridden(Money unitPrice, Approval _) ? unitPrice : null,
                price instanceof LinePrice.Overridden(Money _, Approval approval) ? approval : null,
                price instanceof LinePrice.Loaded(Money amount, String _) ? amount : null,
                price instanceof LinePrice.Loaded(Money _, String account) ? account : null,
                KeptDiscount.of(line.terms().discount()),
                line.terms().ageCheck(),
                line.terms().kitchen());
    }

    BasketLine restored() {
        ManualDiscount given = discount == null ? null : discount.restored();
        return new BasketLine(
                item,
                quantity,
                voided,
                new LineTerms(price(), given, ageCheck, kitchen == null ? KitchenMark.NOTHING : kitchen));
    }

    private LinePrice price() {
        if (priceInCode != null) {
            return new LinePrice.Embedded(priceInCode);
        }
        if (overridden != null && overriddenBy != null) {
            return new LinePrice.Overridden(overridden, overriddenBy);
        }
        return loaded != null && account != null ? new LinePrice.Loaded(loaded, account) : new LinePrice.Book();
    }
}
