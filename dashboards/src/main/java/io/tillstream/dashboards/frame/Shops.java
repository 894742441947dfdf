package io.tillstream.dashboards.frame;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stores a page speaks of.
 *
 * @param all every store of the chain
 * @param chosen the one the address names, or absent for all of them
 */
public record Shops(List<Store> all, @Nullable Store chosen) {
    public Shops {
        all = List.copyOf(all);
    }

    /** The store named, or all. Where stores sell in different currencies nothing can be added up: the first then. */
    static Shops of(List<Store> all, @Nullable String wanted) {
        Optional<Store> chosen = all.stream()
                .filter(store -> store.store().value().equals(wanted))
                .findFirst();
        boolean oneCurrency = all.stream().map(Store::currency).distinct().count() <= 1;
        return new Shops(
                all,
                chosen.or(() -> oneCurrency ? Optional.empty() : all.stream().findFirst())
                        .orElse(null));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those the page adds up. */
    public List<Store> shown() {
        return chosen == null ? all : List.of(chosen);
    }

    /** The chosen store's id, or absent. */
    public @Nullable StoreId id() {
        return chosen == null ? null : chosen.store();
    }

    /** The one currency of those shown; there must be a store. */
    public CurrencyUnit currency() {
        return shown().getFirst().currency();
    }

    /** The store whose clock the page shows; there must be one. */
    public Store clockStore() {
        return shown().getFirst();
    }
}
