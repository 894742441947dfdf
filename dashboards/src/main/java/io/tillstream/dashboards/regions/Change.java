package io.tillstream.dashboards.regions;

import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGrouping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What somebody said at once.
 *
 * @param at when
 * @param by who
 * @param from the first business date of it
 * @param stores of which it was said, by id
 * @param regions the regions they stand in by it and did not before
 * @param outOfRegions whether one of them stands in no region any more
 * @param added groups they were put into
 * @param taken groups they were taken out of
 * @param latest whether nothing was said of these stores since, so that it can be taken back
 */
record Change(
        Instant at,
        String by,
        LocalDate from,
        List<StoreId> stores,
        Set<String> regions,
        boolean outOfRegions,
        Set<String> added,
        Set<String> taken,
        boolean latest) {
    /** The latest first, as far as they are of these stores. */
    static List<Change> latest(ChainMap map, Predicate<StoreId> stores, int count) {
        return said(map, stores).entrySet().stream()
                .sorted(Map.Entry.<Instant, List<StoreGrouping>>comparingByKey().reversed())
                .limit(count)
                .map(each -> of(map, each.getValue()))
                .toList();
    }

    private static Map<Instant, List<StoreGrouping>> said(ChainMap map, Predicate<StoreId> stores) {
        return map.statements().values().stream()
                .flatMap(List::stream)
                .filter(each -> stores.test(each.store()))
                .collect(Collectors.groupingBy(StoreGrouping::at, TreeMap::new, Collectors.toList()));
    }

    private static Change of(ChainMap map, List<StoreGrouping> said) {
        StoreGrouping first =
                said.stream().min(Comparator.comparing(StoreGrouping::from)).orElseThrow();
        Set<String> regions = new TreeSet<>();
        Set<String> added = new TreeSet<>();
        Set<String> taken = new TreeSet<>();
        boolean out = false;
        for (StoreGrouping now : said) {
            Optional<StoreGrouping> before = before(map, now);
            String was = before.map(StoreGrouping::region).orElse(null);
            if (!Objects.equals(was, now.region())) {
                out = out || now.region() == null;
                Optional.ofNullable(now.region()).ifPresent(regions::add);
            }
            List<String> groups = before.map(StoreGrouping::groups).orElse(List.of());
            now.groups().stream().filter(group -> !groups.contains(group)).forEach(added::add);
            groups.stream().filter(group -> !now.groups().contains(group)).forEach(taken::add);
        }
        return new Change(
                first.at(),
                first.by(),
                first.from(),
                List.copyOf(
                        new TreeSet<>(said.stream().map(StoreGrouping::store).toList())),
                regions,
                out,
                added,
                taken,
                said.stream().noneMatch(now -> isOvertaken(map, now)));
    }

    /** Where the store stood on that date by what had been said before. */
    private static Optional<StoreGrouping> before(ChainMap map, StoreGrouping said) {
        List<StoreGrouping> earlier = map.statements().getOrDefault(said.store(), List.of()).stream()
                .filter(each -> each.at().isBefore(said.at()))
                .toList();
        return ChainMap.of(List.of(), earlier).standing(said.store(), said.from(), null);
    }

    private static boolean isOvertaken(ChainMap map, StoreGrouping said) {
        return map.statements().getOrDefault(said.store(), List.of()).stream()
                .anyMatch(each -> each.at().isAfter(said.at()));
    }

    /**
     * The statements that take back what was said at that moment.
     *
     * @throws RefusedMove when there is nothing, or something was said of one of its stores since
     */
    static List<StoreGrouping> takingBack(ChainMap map, Instant at, LocalDate today, Instant now, String by) {
        List<StoreGrouping> said = said(map, _ -> true).getOrDefault(at, List.of());
        if (said.isEmpty()) {
            throw RefusedMove.notPossible("regions.refused.change", at.toString());
        }
        List<StoreGrouping> back = new ArrayList<>();
        Set<StoreId> overtaken = new HashSet<>();
        for (StoreGrouping each : said) {
            if (isOvertaken(map, each)) {
                overtaken.add(each.store());
            }
            Optional<StoreGrouping> before = before(map, each);
            back.add(new StoreGrouping(
                    each.store(),
                    each.from(),
                    before.map(StoreGrouping::region).orElse(null),
                    before.map(StoreGrouping::groups).orElse(List.of()),
                    today,
                    now,
                    by));
        }
        if (!overtaken.isEmpty()) {
            throw RefusedMove.overtaken(
                    "regions.refused.overtaken",
                    overtaken.stream().map(StoreId::value).sorted().collect(Collectors.joining(", ")));
        }
        return back;
    }
}
