package io.tillstream.portal.shop;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a member wants to buy in a store.
 *
 * @param store where
 * @param pieces how many of each item, 1 to {@value #MOST_PIECES}, in the order they came in
 */
public record Cart(StoreId store, Map<Gtin, Long> pieces) {
    /** What a household carries; whoever needs more talks to the store. */
    public static final int MOST_LINES = 200;

    public static final long MOST_PIECES = 999;

    public Cart {
        pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }
}
