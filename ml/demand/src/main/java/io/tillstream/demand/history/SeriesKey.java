package io.tillstream.demand.history;

import java.util.Objects;

/** One product in one store: what a series is about. */
public record SeriesKey(String store, String product) {
    public SeriesKey {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(product, "product");
    }
}
