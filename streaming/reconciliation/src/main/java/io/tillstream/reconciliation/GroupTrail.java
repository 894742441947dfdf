package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Adds up, region by region, what the journals make of the stores' days, and holds it against what the ledgers answer. Where a
 * store stood is read from what was said of it, by rules of its own.
 */
final class GroupTrail {
    /** The latest of them: a figure of a region is worked out when it is asked for, by the same code for every day. */
    private static final int DAYS = 31;

    private static final String IN = "/api/groups";

    private final Map<String, StoreGroup> groups = new HashMap<>();
    private final Map<String, StoreGrouping> said = new HashMap<>();

    void group(String key, byte @Nullable [] value) {
        keep(groups, key, value, StoreGroup.class);
    }

    void grouping(String key, byte @Nullable [] value) {
        keep(said, key, value, StoreGrouping.class);
    }

    private static <V> void keep(Map<String, V> map, String key, byte @Nullable [] value, Class<V> type) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, CanonicalJson.decode(value, type));
        }
    }

    /** Tells every figure of a region or group that is not what the journals make of its stores. */
    void compare(Ledgers ledgers, GroupQuestions questions, Consumer<Difference> tell) {
        Map<LocalDate, Map<String, Cell>> days = wholeDays(ledgers);
        List<LocalDate> latest = new ArrayList<>(days.keySet());
        Collections.reverse(latest);
        for (LocalDate date : latest.subList(0, Math.min(DAYS, latest.size()))) {
            for (String group : new TreeSet<>(groups.keySet())) {
                Map<String, Cell> sums = sums(group, date, days.getOrDefault(date, Map.of()), ledgers);
                compare(group + "|" + date, sums, questions.day(group, date), ledgers.days.columns(), tell);
            }
        }
    }

    /** The cells of whole days, by date and store. */
    private static Map<LocalDate, Map<String, Cell>> wholeDays(Ledgers ledgers) {
        Map<LocalDate, Map<String, Cell>> days = new TreeMap<>();
        ledgers.days.each((key, cell) -> {
            String[] parts = key.split("\\|", 4);
            if (parts[2].equals("STORE")) {
                days.computeIfAbsent(LocalDate.parse(parts[1]), _ -> new TreeMap<>())
                        .put(parts[0], cell);
            }
        });
        return days;
    }

    private Map<String, Cell> sums(String group, LocalDate date, Map<String, Cell> stores, Ledgers ledgers) {
        int columns = ledgers.days.columns().size();
        Map<String, Cell> sums = new TreeMap<>();
        stores.forEach((store, cell) -> {
            StoreGrouping stands = standing(store, date);
            if (stands != null && isIn(stands, group)) {
                Cell sum = sums.computeIfAbsent(cell.unit(), _ -> new Cell(columns));
                sum.countedIn(cell.unit());
                for (int column = 0; column < columns; column++) {
                    sum.add(column, cell.sum(column));
                }
            }
        });
        return sums;
    }

    /** What was said last of the latest date that is not after this one. */
    private @Nullable StoreGrouping standing(String store, LocalDate date) {
        StoreGrouping best = null;
        for (StoreGrouping each : said.values()) {
            if (!each.store().value().equals(store) || each.from().isAfter(date)) {
                continue;
            }
            if (best == null
                    || each.from().isAfter(best.from())
                    || (each.from().equals(best.from()) && each.at().isAfter(best.at()))) {
                best = each;
            }
        }
        return best;
    }

    /** Climbs from where the store stands. */
    private boolean isIn(StoreGrouping stands, String group) {
        if (stands.groups().contains(group)) {
            return true;
        }
        Set<String> climbed = new HashSet<>();
        String at = stands.region();
        while (at != null && climbed.add(at)) {
            if (at.equals(group)) {
                return true;
            }
            StoreGroup region = groups.get(at);
            at = region == null ? null : region.parent();
        }
        return false;
    }

    private static void compare(
            String cell, Map<String, Cell> sums, JsonNode answer, List<Column> columns, Consumer<Difference> tell) {
        Map<String, JsonNode> found = new TreeMap<>();
        answer.path("currencies")
                .forEach(each -> found.put(each.path("currency").asString(""), each.path("total")));
        for (String currency : union(sums.keySet(), found.keySet())) {
            Cell expected = sums.get(currency);
            JsonNode total = found.get(currency);
            for (int i = 0; i < columns.size(); i++) {
                long counted = expected == null ? 0 : expected.sum(i);
                long answered =
                        total == null ? 0 : amount(total.path(columns.get(i).name()));
                if (counted != answered) {
                    Column column = columns.get(i);
                    tell.accept(new Difference(
                            Difference.Where.LEDGER,
                            IN,
                            cell + "|" + currency,
                            column.name(),
                            column.kind(),
                            null,
                            0,
                            Amounts.show(column.kind(), counted, currency),
                            total == null ? Difference.ABSENT : Amounts.show(column.kind(), answered, currency),
                            answered - counted));
                }
            }
        }
    }

    private static Collection<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    /** A count, or the minor units of an amount. */
    private static long amount(JsonNode figure) {
        return figure.isNumber()
                ? figure.asLong()
                : Money.parse(figure.asString("")).minor();
    }
}
