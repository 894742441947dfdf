package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.signin.Reach;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which stores a page speaks of.
 *
 * @param reach of which stores the reader may know anything
 * @param all every store of the chain within it
 * @param groups every region and group an address can name, regions as a tree from the top; those with a store of the reader
 * @param chosen the store the address names, or absent for several
 * @param group the region or group the address names, or absent
 * @param shown those the page adds up, all in one currency
 * @param leftOut stores of the group that sell in another currency
 */
public record Shops(
        Reach reach,
        List<Store> all,
        List<GroupChoice> groups,
        @Nullable Store chosen,
        @Nullable StoreGroup group,
        List<Store> shown,
        List<Store> leftOut) {
    /** Before the id of a region or group in an address; no store's id begins with it. */
    public static final String GROUP = "@";

    /** More than these are not listed to choose from: a region is chosen first. */
    private static final int LISTED = 200;

    public Shops {
        all = List.copyOf(all);
        groups = List.copyOf(groups);
        shown = List.copyOf(shown);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A region or group that can be chosen.
     *
     * @param key what the address says, {@code @north}
     * @param name as people know it
     * @param depth how many regions stand above it
     * @param region whether it is one; a free group otherwise
     */
    public record GroupChoice(String key, LocalText name, int depth, boolean region) {
        /** Its place in the tree, for a list that knows no tree. */
        public String indent() {
            return "\u2003".repeat(depth);
        }
    }

    /**
     * The store or group named, or all the reader may see. Where they sell in different currencies nothing can be added up:
     * the first then.
     *
     * @param chain every store there is
     * @param reach those of the reader
     * @param wanted what the address names, {@code s1} or {@code @north}; absent or blank for all
     * @param map which stores belong together
     * @param today the date on a store's clock
     * @throws NoSuchStore when it names none of the reader's
     */
    static Shops of(
            List<Store> chain, Reach reach, @Nullable String wanted, ChainMap map, Function<Store, LocalDate> today) {
        List<Store> all =
                chain.stream().filter(store -> reach.covers(store.store())).toList();
        List<GroupChoice> groups = choices(map).stream()
                .filter(choice -> reach instanceof Reach.Chain
                        || !in(choice.key().substring(GROUP.length()), all, map, today)
                                .isEmpty())
                .toList();
        if (wanted != null && wanted.startsWith(GROUP)) {
            StoreGroup group = groups.stream()
                    .filter(choice -> choice.key().equals(wanted))
                    .findFirst()
                    .map(choice -> map.groups().get(wanted.substring(GROUP.length())))
                    .orElseThrow(() -> new NoSuchStore(wanted));
            return ofGroup(reach, all, groups, group, in(group.group(), all, map, today));
        }
        Optional<Store> chosen = all.stream()
                .filter(store -> store.store().value().equals(wanted))
                .findFirst();
        if (chosen.isEmpty() && wanted != null && !wanted.isBlank()) {
            throw new NoSuchStore(wanted);
        }
        boolean oneCurrency = all.stream().map(Store::currency).distinct().count() <= 1;
        Store one = chosen.or(
                        () -> oneCurrency ? Optional.empty() : all.stream().findFirst())
                .orElse(null);
        return new Shops(reach, all, groups, one, null, one == null ? all : List.of(one), List.of());
    }

    /** Those of its stores that sell in the currency most of them sell in. */
    private static Shops ofGroup(
            Reach reach, List<Store> all, List<GroupChoice> groups, StoreGroup group, List<Store> stores) {
        Optional<CurrencyUnit> most =
                stores.stream()
                        .collect(Collectors.groupingBy(Store::currency, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.<CurrencyUnit, Long>comparingByValue()
                                .thenComparing(each -> each.getKey().code(), Comparator.reverseOrder()))
                        .map(Map.Entry::getKey);
        Map<Boolean, List<Store>> parted = stores.stream()
                .collect(Collectors.partitioningBy(
                        store -> most.filter(store.currency()::equals).isPresent()));
        return new Shops(
                reach,
                all,
                groups,
                null,
                group,
                parted.getOrDefault(true, List.of()),
                parted.getOrDefault(false, List.of()));
    }

    static List<Store> in(String group, List<Store> all, ChainMap map, Function<Store, LocalDate> today) {
        Map<LocalDate, Set<StoreId>> byDate = all.stream()
                .map(today)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), date -> new HashSet<>(map.stores(group, date, null))));
        return all.stream()
                .filter(store ->
                        byDate.getOrDefault(today.apply(store), Set.of()).contains(store.store()))
                .toList();
    }

    private static List<GroupChoice> choices(ChainMap map) {
        List<GroupChoice> choices = new ArrayList<>();
        addBelow(null, 0, map, choices);
        map.free().forEach(free -> choices.add(new GroupChoice(GROUP + free.group(), free.name(), 0, false)));
        return choices;
    }

    private static void addBelow(@Nullable String region, int depth, ChainMap map, List<GroupChoice> choices) {
        for (StoreGroup below : map.below(region)) {
            GroupChoice choice = new GroupChoice(GROUP + below.group(), below.name(), depth, true);
            if (choices.stream().noneMatch(known -> known.key().equals(choice.key()))) {
                choices.add(choice);
                addBelow(below.group(), depth + 1, map, choices);
            }
        }
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }

    /** Whether there is a group beside the tree of regions. */
    public boolean hasFreeGroups() {
        return groups.stream().anyMatch(group -> !group.region());
    }

    /** Whether there are stores of which the reader sees nothing. */
    public boolean isBounded() {
        return !(reach instanceof Reach.Chain);
    }

    /** What no choice of a store is called: a key of the messages. */
    public String allKey() {
        return isBounded() ? "frame.my-stores" : "frame.all-stores";
    }

    /**
     * Goes on only when the reader has this store.
     *
     * @throws ResponseStatusException that nothing is there, as for what is nowhere
     */
    public void require(StoreId store) {
        if (!reach.covers(store)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing of store " + store + " is this reader's.");
        }
    }

    /** Which stores the page speaks of. */
    public Predicate<StoreId> filter() {
        Set<StoreId> ids = ids();
        return ids == null ? _ -> true : ids::contains;
    }

    /** The stores the page speaks of, or absent for all there are. */
    public @Nullable Set<StoreId> ids() {
        return chosen == null && group == null && !isBounded()
                ? null
                : shown.stream().map(Store::store).collect(Collectors.toUnmodifiableSet());
    }

    /** What an address says to speak of the same stores, or absent for all. */
    public @Nullable String key() {
        if (group != null) {
            return GROUP + group.group();
        }
        return chosen == null ? null : chosen.store().value();
    }

    /** The name of the store or group the page speaks of, or absent for all. */
    public @Nullable LocalText name() {
        if (group != null) {
            return group.name();
        }
        return chosen == null ? null : chosen.name();
    }

    /** The stores one can choose from. */
    public List<Store> listed() {
        if (all.size() <= LISTED) {
            return all;
        }
        return shown.size() <= LISTED ? shown : List.of();
    }

    /** The one currency of those shown; there must be a store. */
    public CurrencyUnit currency() {
        return shown.getFirst().currency();
    }

    /** The store whose clock the page shows; there must be one. */
    public Store clockStore() {
        return shown.getFirst();
    }
}
