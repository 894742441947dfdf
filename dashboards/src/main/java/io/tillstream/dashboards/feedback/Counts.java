package io.tillstream.dashboards.feedback;

import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many were of which mood, in rows.
 *
 * @param rows in the order in which they are shown
 */
record Counts(List<Row> rows) {
    /** Moods in the order of the columns. */
    static final List<String> MOODS = List.of("negative", "neutral", "positive", Voice.UNSURE);

    Counts {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param key what it counts, a topic, a day or a store
     * @param byMood one count for each of {@link #MOODS}
     */
    record Row(String key, List<Long> byMood) {
        Row {
            byMood = List.copyOf(byMood);
        }

        public long total() {
            return byMood.stream().mapToLong(Long::longValue).sum();
        }

        /** Of a row of a week: its Monday. */
        public LocalDate day() {
            return LocalDate.parse(key);
        }

        /** Of a row of a store: which. */
        public StoreId store() {
            return StoreId.of(key);
        }
    }

    /** A row for each key that occurs, the largest first. */
    static Counts by(List<Voice> voices, Function<Voice, String> key) {
        return new Counts(rows(voices, key).stream()
                .sorted(Comparator.comparingLong(Row::total).reversed().thenComparing(Row::key))
                .toList());
    }

    /** A row for each of these keys, in their order, also where nothing occurs. */
    static Counts of(List<String> keys, List<Voice> voices, Function<Voice, String> key) {
        Map<String, Row> found = new LinkedHashMap<>();
        rows(voices, key).forEach(row -> found.put(row.key(), row));
        return new Counts(keys.stream()
                .map(one -> found.getOrDefault(one, new Row(one, List.of(0L, 0L, 0L, 0L))))
                .toList());
    }

    private static List<Row> rows(List<Voice> voices, Function<Voice, String> key) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (Voice voice : voices) {
            counts.computeIfAbsent(key.apply(voice), _ -> new long[MOODS.size()])[MOODS.indexOf(voice.mood())]++;
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((one, byMood) ->
                rows.add(new Row(one, Arrays.stream(byMood).boxed().toList())));
        return rows;
    }
}
