package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every item a till can sell with its price of now; a till swaps a whole book for a newer one. */
public interface PriceBook {
    /** The item of that number; empty when the shop does not sell it. */
    Optional<ShelfItem> find(Gtin gtin);

    /** A book that never changes. */
    static PriceBook of(Collection<ShelfItem> items) {
        Map<Gtin, ShelfItem> byGtin =
                items.stream().collect(Collectors.toUnmodifiableMap(ShelfItem::gtin, Function.identity()));
        return gtin -> Optional.ofNullable(byGtin.get(gtin));
    }
}
