package io.tillstream.dashboards.regions;

import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is done with the chosen stores. */
sealed interface Move {
    /** They stand in this region from then on, or in none. */
    record IntoRegion(@Nullable String region) implements Move {}

    /** They are in this free group too. */
    record IntoGroup(String group) implements Move {}

    /** They are in this free group no more. */
    record OutOfGroup(String group) implements Move {}

    /**
     * As the form says it: {@code region:north}, {@code region:} for none, {@code add:airport}, {@code take:airport}.
     *
     * @throws RefusedMove when it names nothing that is there
     */
    static Move of(String text, ChainMap map) {
        String[] parts = text.split(":", 2);
        String group = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "region" -> new IntoRegion(group.isEmpty() ? null : known(group, StoreGroup.Kind.REGION, map));
            case "add" -> new IntoGroup(known(group, StoreGroup.Kind.FREE, map));
            case "take" -> new OutOfGroup(known(group, StoreGroup.Kind.FREE, map));
            default -> throw RefusedMove.notPossible("regions.refused.move", text);
        };
    }

    private static String known(String id, StoreGroup.Kind kind, ChainMap map) {
        StoreGroup group = map.groups().get(id);
        if (group == null || group.kind() != kind) {
            throw RefusedMove.notPossible("regions.refused.group", id);
        }
        return id;
    }

    /** Where a store stands after it. */
    default StoreGrouping changing(StoreGrouping before) {
        TreeSet<String> groups = new TreeSet<>(before.groups());
        return switch (this) {
            case IntoRegion(String region) -> standing(before, region, before.groups());
            case IntoGroup(String group) -> {
                groups.add(group);
                yield standing(before, before.region(), List.copyOf(groups));
            }
            case OutOfGroup(String group) -> {
                groups.remove(group);
                yield standing(before, before.region(), List.copyOf(groups));
            }
        };
    }

    private static StoreGrouping standing(StoreGrouping before, @Nullable String region, List<String> groups) {
        return new StoreGrouping(
                before.store(), before.from(), region, groups, before.statedOn(), before.at(), before.by());
    }
}
