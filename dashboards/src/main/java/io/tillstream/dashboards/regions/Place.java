package io.tillstream.dashboards.regions;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A region or group beside the list, with how many stores are in it today.
 *
 * @param id its id
 * @param name as people know it
 * @param depth how many regions stand above it
 * @param region whether it is one; a free group otherwise
 * @param stores how many
 */
record Place(String id, LocalText name, int depth, boolean region, long stores) {
    static List<Place> all(Shops shops, ChainMap map, Function<Store, LocalDate> today) {
        Map<LocalDate, Map<String, Set<StoreId>>> known = new HashMap<>();
        return shops.groups().stream()
                .map(choice -> {
                    String id = choice.key().substring(Shops.GROUP.length());
                    long stores = shops.all().stream()
                            .filter(store -> known.computeIfAbsent(today.apply(store), _ -> new HashMap<>())
                                    .computeIfAbsent(id, group -> map.stores(group, today.apply(store), null))
                                    .contains(store.store()))
                            .count();
                    return new Place(id, choice.name(), choice.depth(), choice.region(), stores);
                })
                .toList();
    }

    /** Its place in the tree, for a list that knows no tree. */
    public String indent() {
        return "\u2003".repeat(depth);
    }
}
