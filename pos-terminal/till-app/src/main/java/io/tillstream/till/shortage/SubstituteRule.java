package io.tillstream.till.shortage;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in for an item that is not there: of the same category and sold in the same way, the one whose price is
 * closest; of two as close the cheaper, then the one of the smaller number. The same items give the same answer.
 *
 * @param wanted what the customer wanted
 */
record SubstituteRule(ShelfItem wanted) {
    Optional<ShelfItem> best(Stream<ShelfItem> onShelf) {
        return onShelf.filter(this::mayStandIn)
                .min(Comparator.comparingLong(this::apart)
                        .thenComparing(ShelfItem::unitPrice)
                        .thenComparing(ShelfItem::gtin));
    }

    private long apart(ShelfItem other) {
        return Math.abs(other.unitPrice().minor() - wanted.unitPrice().minor());
    }

    /** Nobody is offered gin for juice, nor a gift card for anything. */
    private boolean mayStandIn(ShelfItem other) {
        Product product = other.product();
        Product missing = wanted.product();
        SellingRules rules = product.sellingRules();
        return !other.gtin().equals(wanted.gtin())
                && product.category().equals(missing.category())
                && product.unit() == missing.unit()
                && !rules.giftCard()
                && other.unitPrice().isPositive()
                && (rules.minimumAge() == null || missing.sellingRules().minimumAge() != null);
    }
}
