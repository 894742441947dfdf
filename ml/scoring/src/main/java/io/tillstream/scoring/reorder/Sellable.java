package io.tillstream.scoring.reorder;

import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.Product;
import io.tillstream.features.demand.Portions;
import io.tillstream.models.DemandOutlook;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much of an order is expected to be sold while it keeps: the mean demand of the days from the delivery on for which the item
 * may be sold, after what will still be there then, for that is sold first.
 *
 * @param portions 0 or more; absent where it keeps longer than matters
 */
record Sellable(Optional<Double> portions) {
    /** Deliveries are days apart, not months: what keeps for longer is sold before, or is not sold at all. */
    private static final int MATTERS_DAYS = 60;

    static Sellable of(
            Product product,
            StoreItem item,
            Prospect prospect,
            long coming,
            DemandOutlook outlook,
            LocalDate today,
            LocalDate delivery) {
        ExpiryRules expiry = product.expiry();
        Integer keeps = expiry == null ? null : expiry.shelfLife();
        if (keeps == null || keeps > MATTERS_DAYS) {
            return new Sellable(Optional.empty());
        }
        double[] keeping = outlook.means(item.store(), item.gtin(), delivery, delivery.plusDays(keeps))
                .orElse(new double[0]);
        return new Sellable(Optional.of(Math.max(0, Arrays.stream(keeping).sum() - coming - left(prospect.shelf()))));
    }

    /** What is expected to be on the shelf when the delivery comes. */
    private static double left(ShelfAhead shelf) {
        double left = shelf.portions();
        for (int day = 0; day < shelf.means().length; day++) {
            left = Math.max(0, left + shelf.arriving()[day] - shelf.means()[day]);
        }
        return left;
    }

    /** Packs to be ordered of those that are wanted: no more than sell while they keep, but one, for fewer cannot be had. */
    long packs(long wanted, Product product) {
        return portions.map(most ->
                        Math.min(wanted, Math.max(1, Portions.amount(most, product.unit()) / product.packSize())))
                .orElse(wanted);
    }

    /** What ordering less than is wanted loses until the delivery after; empty where nothing less is ordered. */
    Optional<Prospect.Effect> effect(
            Prospect prospect, double[] lasting, long coming, long wanted, long ordered, Product product) {
        return wanted == ordered
                ? Optional.empty()
                : Optional.of(new Prospect.Effect(
                        "shelf-life",
                        (shortBy(prospect, lasting, coming, ordered, product)
                                        - shortBy(prospect, lasting, coming, wanted, product))
                                * prospect.margin()));
    }

    private static double shortBy(Prospect prospect, double[] lasting, long coming, long packs, Product product) {
        long ordered = ReorderDesk.portions(new Quantity(packs * product.packSize(), product.unit()));
        return prospect.shelf().until(lasting, coming + ordered).shortBy();
    }
}
