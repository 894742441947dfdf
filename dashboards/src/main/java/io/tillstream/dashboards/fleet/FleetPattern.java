package io.tillstream.dashboards.fleet;

import io.tillstream.events.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What several tills have in common: one cause is likelier than many, and is looked for where they meet.
 *
 * @param kind what they share
 * @param store where, or absent for more than one store
 * @param finding what their doctors found, in words; absent where nothing was heard of them, and for programs
 * @param tills which they are
 * @param of how many tills there are in all, where they were looked at
 * @param stores in how many stores
 * @param program an older program, where that is what they share
 */
record FleetPattern(
        Kind kind,
        @Nullable StoreId store,
        @Nullable String finding,
        List<String> tills,
        int of,
        int stores,
        @Nullable String program) {
    /** Fewer of a store are each a case of their own. */
    private static final int FEWEST_OF_A_STORE = 2;

    /** From so many stores on it is nothing of a store's. */
    private static final int FEWEST_STORES = 3;

    /** What is shared, the gravest first. Message keys begin with {@code pattern.}. */
    enum Kind {
        /** The same in several stores: head office, the provider, a program. */
        CHAIN_FINDING,
        /** Nothing is heard of any till of a store: its line, or its power. */
        STORE_SILENT,
        /** The same at half of a store's tills or more: its switch, its router, its host. */
        STORE_FINDING,
        /** Not all tills run the newest program. */
        OLDER_PROGRAM
    }

    FleetPattern {
        tills = List.copyOf(tills);
    }

    static List<FleetPattern> in(List<HealthRow> rows) {
        List<FleetPattern> patterns = new ArrayList<>();
        Set<String> everywhere = ofTheChain(rows, patterns);
        Map<StoreId, List<HealthRow>> byStore = rows.stream()
                .collect(Collectors.groupingBy(row -> row.till().store(), TreeMap::new, Collectors.toList()));
        byStore.forEach((store, tills) -> ofAStore(store, tills, everywhere, patterns));
        programs(rows, patterns);
        patterns.sort(Comparator.comparing(FleetPattern::kind)
                .thenComparing(pattern -> pattern.tills().size(), Comparator.reverseOrder())
                .thenComparing(pattern -> pattern.tills().getFirst()));
        return patterns;
    }

    private static Set<String> ofTheChain(List<HealthRow> rows, List<FleetPattern> patterns) {
        Map<String, List<HealthRow>> byFinding = byFinding(rows);
        byFinding.values().removeIf(tills -> stores(tills) < FEWEST_STORES);
        byFinding.forEach((finding, tills) -> patterns.add(new FleetPattern(
                Kind.CHAIN_FINDING, null, words(finding, tills), names(tills), rows.size(), stores(tills), null)));
        return Set.copyOf(byFinding.keySet());
    }

    private static void ofAStore(
            StoreId store, List<HealthRow> tills, Set<String> everywhere, List<FleetPattern> patterns) {
        if (tills.size() < FEWEST_OF_A_STORE) {
            return;
        }
        List<HealthRow> on =
                tills.stream().filter(row -> row.state() != HealthRow.State.OFF).toList();
        if (on.size() >= FEWEST_OF_A_STORE && on.stream().allMatch(row -> row.state() == HealthRow.State.SILENT)) {
            patterns.add(new FleetPattern(Kind.STORE_SILENT, store, null, names(on), on.size(), 1, null));
            return;
        }
        byFinding(tills).forEach((finding, those) -> {
            if (!everywhere.contains(finding)
                    && those.size() >= FEWEST_OF_A_STORE
                    && 2 * those.size() >= tills.size()) {
                patterns.add(new FleetPattern(
                        Kind.STORE_FINDING, store, words(finding, those), names(those), tills.size(), 1, null));
            }
        });
    }

    /** Those whose doctor found it and of whom something is heard: what a silent till said last may be over. */
    private static Map<String, List<HealthRow>> byFinding(List<HealthRow> rows) {
        Map<String, List<HealthRow>> byFinding = new TreeMap<>();
        for (HealthRow row : rows) {
            if (!row.isAway()) {
                row.findings().stream()
                        .map(HealthRow.Told::finding)
                        .distinct()
                        .forEach(finding -> byFinding
                                .computeIfAbsent(finding, _ -> new ArrayList<>())
                                .add(row));
            }
        }
        return byFinding;
    }

    /** As the first of them tells it. */
    private static String words(String finding, List<HealthRow> tills) {
        return tills.getFirst().findings().stream()
                .filter(told -> told.finding().equals(finding))
                .map(HealthRow.Told::happened)
                .findFirst()
                .orElse(finding);
    }

    private static void programs(List<HealthRow> rows, List<FleetPattern> patterns) {
        Map<String, List<HealthRow>> byProgram =
                rows.stream().collect(Collectors.groupingBy(HealthRow::version, TreeMap::new, Collectors.toList()));
        byProgram.keySet().stream()
                .max(FleetPattern::inOrder)
                .ifPresent(newest -> byProgram.forEach((program, tills) -> {
                    if (!Objects.equals(program, newest)) {
                        patterns.add(new FleetPattern(
                                Kind.OLDER_PROGRAM, null, null, names(tills), rows.size(), stores(tills), program));
                    }
                }));
    }

    /** Numbers of a version as numbers, 0.10.0 after 0.9.0; what follows a dash is older than the same without. */
    private static int inOrder(String one, String other) {
        List<String> left = List.of(one.split("[.-]", -1));
        List<String> right = List.of(other.split("[.-]", -1));
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = part(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(right.size(), left.size());
    }

    private static int part(String one, String other) {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
    }

    private static List<String> names(List<HealthRow> tills) {
        return tills.stream().map(row -> row.till().toString()).toList();
    }

    private static int stores(List<HealthRow> tills) {
        return (int) tills.stream().map(row -> row.till().store()).distinct().count();
    }
}
