package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A basket line on its way into the record of a suspended basket, and back. */
final class LineAside {
    private LineAside() {}

    static SuspendedLine written(BasketLine line) {
        LinePrice price = line.terms().price();
        return new SuspendedLine(
                line.item().gtin(),
                line.quantity(),
                line.voided(),
                line.item().unitPrice(),
                price instanceof LinePrice.Embedded(Money amount) ? amount : null,
                price instanceof LinePrice.Overridden(Money unitPrice, Approval approval)
                        ? new SuspendedLine.SetPrice(unitPrice, approval)
                        : null,
                price instanceof LinePrice.Loaded(Money amount, String account)
                        ? new SuspendedLine.CardLoad(amount, account)
                        : null,
                written(line.terms().discount()),
                line.terms().ageCheck(),
                line.terms().kitchen().equals(KitchenMark.NOTHING)
                        ? null
                        : line.terms().kitchen());
    }

    static SuspendedLine.@Nullable Reduction written(@Nullable ManualDiscount discount) {
        return switch (discount) {
            case null -> null;
            case ManualDiscount.Percent(int percent, Approval approval) ->
                new SuspendedLine.Reduction(percent, null, approval);
            case ManualDiscount.Amount(Money amount, Approval approval) ->
                new SuspendedLine.Reduction(null, amount, approval);
        };
    }

    /** As it was; of an item that is not known any more only what the record says. */
    static BasketLine read(SuspendedLine line, Optional<Product> known) {
        ShelfItem item = new ShelfItem(known.orElseGet(() -> forgotten(line)), line.unitPrice());
        return new BasketLine(
                item,
                line.quantity(),
                line.voided(),
                new LineTerms(price(line), read(line.reduction()), line.ageCheck(), read(line.kitchen())));
    }

    /** What was news to the kitchen then is none any more. */
    private static KitchenMark read(@Nullable KitchenMark kitchen) {
        return kitchen == null ? KitchenMark.NOTHING : kitchen.known();
    }

    private static LinePrice price(SuspendedLine line) {
        Money inCode = line.inCode();
        SuspendedLine.SetPrice override = line.override();
        SuspendedLine.CardLoad loaded = line.loaded();
        if (inCode != null) {
            return new LinePrice.Embedded(inCode);
        }
        if (override != null) {
            return new LinePrice.Overridden(override.unitPrice(), override.approval());
        }
        return loaded == null ? new LinePrice.Book() : new LinePrice.Loaded(loaded.amount(), loaded.account());
    }

    static @Nullable ManualDiscount read(SuspendedLine.@Nullable Reduction reduction) {
        if (reduction == null) {
            return null;
        }
        Integer percent = reduction.percent();
        Money amount = reduction.amount();
        return percent != null
                ? new ManualDiscount.Percent(percent, reduction.approval())
                : amount == null ? null : new ManualDiscount.Amount(amount, reduction.approval());
    }

    private static Product forgotten(SuspendedLine line) {
        SellingRules rules = line.loaded() == null ? null : new SellingRules(null, null, null, false, true);
        return new Product(
                line.gtin(),
                LocalText.same(line.gtin().ean13()),
                "unknown",
                "unknown",
                line.quantity().unit(),
                1,
                null,
                rules);
    }
}
