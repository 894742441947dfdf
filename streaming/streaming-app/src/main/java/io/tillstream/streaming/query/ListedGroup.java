package io.tillstream.streaming.query;

import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region or group with its stores.
 *
 * @param group its id
 * @param kind a region of the tree or a free group
 * @param name as people know it
 * @param parent the region above it, if any
 * @param stores those in it and in all below it, by id
 */
record ListedGroup(
        String group,
        StoreGroup.Kind kind,
        LocalText name,
        @Nullable String parent,
        List<StoreId> stores) {
    static List<ListedGroup> of(ChainMap map, LocalDate groupedOn) {
        return map.groups().values().stream()
                .sorted(Comparator.comparing(StoreGroup::group))
                .map(group -> new ListedGroup(
                        group.group(),
                        group.kind(),
                        group.name(),
                        group.parent(),
                        List.copyOf(map.stores(group.group(), groupedOn, null))))
                .toList();
    }
}
