package io.tillstream.scoring.reorder;

import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notices when a delivery can no longer be reached, and whose: from then on the next one counts. */
final class PassedCutOffs {
    private final ShopView view;
    private @Nullable Instant before;

    PassedCutOffs(ShopView view) {
        this.view = view;
    }

    private record Supply(StoreId store, Optional<Supplier> supplier) {}

    /** Items that are ordered for another delivery than when this was asked the last time; none the first time. */
    List<StoreItem> since(Instant now) {
        Instant last = before;
        before = now;
        if (last == null) {
            return List.of();
        }
        Set<Supply> passed = new HashSet<>();
        for (Store store : view.stores()) {
            Stream.concat(
                            Stream.of(Optional.<Supplier>empty()),
                            view.suppliers().stream().map(Optional::of))
                    .filter(supplier ->
                            !DeliveryPlan.of(store, supplier, last).equals(DeliveryPlan.of(store, supplier, now)))
                    .forEach(supplier -> passed.add(new Supply(store.store(), supplier)));
        }
        return passed.isEmpty()
                ? List.of()
                : view.stockedItems().stream()
                        .filter(item -> passed.contains(new Supply(item.store(), view.supplierOf(item.gtin()))))
                        .toList();
    }
}
