package io.tillstream.dashboards.signin;

import io.tillstream.events.StoreId;
import java.util.Set;

/** Of which stores somebody may see or change something. */
public sealed interface Reach {
    /** Of all there are, known or not. */
    record Chain() implements Reach {}

    /** Of these; perhaps of none. */
    record Stores(Set<StoreId> stores) implements Reach {
        public Stores {
            stores = Set.copyOf(stores);
        }
    }

    default boolean covers(StoreId store) {
        return switch (this) {
            case Chain _ -> true;
            case Stores(Set<StoreId> stores) -> stores.contains(store);
        };
    }
}
