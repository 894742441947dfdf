package io.tillstream.events.assortment;

import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All regions and groups of a chain, and everything that was ever said of where its stores stand. The order in which it was
 * learned does not matter.
 *
 * @param groups by id
 * @param statements by store
 */
public record ChainMap(Map<String, StoreGroup> groups, Map<StoreId, List<StoreGrouping>> statements) {
    /** What came into force last; of one day, what was said last. */
    private static final Comparator<StoreGrouping> IN_FORCE =
            Comparator.comparing(StoreGrouping::from).thenComparing(StoreGrouping::at);

    public ChainMap {
        groups = Map.copyOf(groups);
        statements = Map.copyOf(statements);
    }

    public static ChainMap of(Collection<StoreGroup> groups, Collection<StoreGrouping> statements) {
        Map<String, StoreGroup> byId = new TreeMap<>();
        groups.forEach(group -> byId.put(group.group(), group));
        return new ChainMap(byId, statements.stream().collect(Collectors.groupingBy(StoreGrouping::store)));
    }

    /** How many facts it is made of: two that are made of as many of the same log are the same. */
    public long facts() {
        return groups.size()
                + statements.values().stream().mapToLong(List::size).sum();
    }

    /**
     * Where a store stands on a business date; nothing when nobody has said.
     *
     * @param knownOn by what had been said on that day, or by everything
     */
    public Optional<StoreGrouping> standing(StoreId store, LocalDate date, @Nullable LocalDate knownOn) {
        return statements.getOrDefault(store, List.of()).stream()
                .filter(said -> knownOn == null || !said.statedOn().isAfter(knownOn))
                .filter(said -> !said.from().isAfter(date))
                .max(IN_FORCE);
    }

    /** Where a store will stand after a business date, by all that was said: the statements to come into force, the next first. */
    public List<StoreGrouping> after(StoreId store, LocalDate date) {
        return statements.getOrDefault(store, List.of()).stream()
                .map(StoreGrouping::from)
                .filter(from -> from.isAfter(date))
                .distinct()
                .sorted()
                .flatMap(from -> standing(store, from, null).stream())
                .toList();
    }

    /** Whether a store that stands there is in a group. */
    public boolean isIn(StoreGrouping standing, String group) {
        return standing.groups().contains(group)
                || (standing.region() != null && within(group).contains(standing.region()));
    }

    /** The stores of a group on a business date, as {@link #standing} has them. */
    public SortedSet<StoreId> stores(String group, LocalDate date, @Nullable LocalDate knownOn) {
        Set<String> within = within(group);
        Predicate<StoreGrouping> isIn = said -> (said.region() != null && within.contains(said.region()))
                || said.groups().contains(group);
        return statements.keySet().stream()
                .filter(store -> standing(store, date, knownOn).filter(isIn).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A region and all below it; a free group alone. */
    private Set<String> within(String group) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(group));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                groups.values().stream()
                        .filter(each -> next.equals(each.parent()))
                        .forEach(each -> open.push(each.group()));
            }
        }
        return found;
    }

    /** A region and those above it, the lowest first. */
    public List<StoreGroup> path(String region) {
        List<StoreGroup> path = new ArrayList<>();
        StoreGroup at = groups.get(region);
        while (at != null && !path.contains(at)) {
            path.add(at);
            at = at.parent() == null ? null : groups.get(at.parent());
        }
        return path;
    }

    /** The regions right below one, or the topmost ones, by id. */
    public List<StoreGroup> below(@Nullable String region) {
        return groups.values().stream()
                .filter(group -> group.kind() == StoreGroup.Kind.REGION)
                .filter(group -> region == null ? !hasKnownParent(group) : region.equals(group.parent()))
                .sorted(Comparator.comparing(StoreGroup::group))
                .toList();
    }

    private boolean hasKnownParent(StoreGroup group) {
        return group.parent() != null && groups.containsKey(group.parent());
    }

    /** The free groups, by id. */
    public List<StoreGroup> free() {
        return groups.values().stream()
                .filter(group -> group.kind() == StoreGroup.Kind.FREE)
                .sorted(Comparator.comparing(StoreGroup::group))
                .toList();
    }
}
