package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what the shop sells that a campaign gives something on. */
@Component
final class OfferExamples {
    private static final int TRIED = 8;

    private final Assortment assortment;

    OfferExamples(Assortment assortment) {
        this.assortment = assortment;
    }

    /** An example in the first of its stores that sells any of its goods; nothing where none does. */
    Optional<OfferExample> of(Plan plan, String id) {
        return assortment.stores().stream()
                .filter(store -> plan.stores().isEmpty() || plan.stores().contains(store.store()))
                .flatMap(store -> OfferExample.of(plan, id, store, items(plan, store)).stream())
                .findFirst();
    }

    private List<ShelfItem> items(Plan plan, Store store) {
        return switch (plan.reward()) {
            case Reward.BundlePrice bundle -> {
                List<ShelfItem> parts = new ArrayList<>();
                for (Reward.Part part : bundle.parts()) {
                    shelf(part.items(), plan, store).limit(1).forEach(item -> {
                        for (int piece = 0; piece < part.pieces(); piece++) {
                            parts.add(item);
                        }
                    });
                }
                yield parts;
            }
            case Reward.AmountOff _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.BonusPoints _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.FixedPrice _,
                    Reward.FreeItem _,
                    Reward.NForPrice _,
                    Reward.PercentOff _,
                    Reward.PointsMultiplier _ ->
                shelf(plan.qualifying().items(), plan, store).limit(TRIED).toList();
        };
    }

    private Stream<ShelfItem> shelf(Selection selection, Plan plan, Store store) {
        Stream<Product> products =
                selection instanceof Selection.Listed listed && !listed.gtins().isEmpty()
                        ? listed.gtins().stream().flatMap(gtin -> assortment.product(gtin).stream())
                        : assortment.productsAfter(null);
        return products.filter(product -> isOf(selection, product))
                .flatMap(product -> assortment
                        .price(product.gtin(), store.store(), plan.begins())
                        .map(price -> ShelfItem.of(product, price))
                        .stream())
                .filter(item -> item.unitPrice().isPositive());
    }

    private static boolean isOf(Selection selection, Product product) {
        Gtin gtin = product.gtin();
        return switch (selection) {
            case Selection.Everything _ -> true;
            case Selection.Listed listed ->
                listed.gtins().contains(gtin)
                        || listed.categories().contains(product.category())
                        || listed.tags().stream().anyMatch(product.marks()::contains);
        };
    }
}
