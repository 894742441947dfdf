package io.tillstream.portal.personal;

import io.tillstream.events.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one member: rows under headings, each row the same columns. A value is text, a number, true or false, an
 * {@link java.time.Instant} or a {@link java.time.LocalDate}.
 */
public final class DataCopy {
    /** What rows are about, in the order in which they are read. */
    public enum Heading {
        MEMBERSHIP,
        DECISIONS,
        PURCHASES,
        ORDERS,
        CART,
        POINTS,
        OFFERS,
        GROUPS,
        MESSAGES,
        FEEDBACK,
        QUESTIONS,
        PAYMENTS,
        DEVICES
    }

    private final Language language;
    private final Map<Heading, List<Map<String, Object>>> rows = new EnumMap<>(Heading.class);

    /**
     * An empty copy.
     *
     * @param language in which goods and stores are named
     */
    public DataCopy(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /**
     * Adds a row.
     *
     * @param columns name and value by turns; what is absent is left out
     */
    public void add(Heading heading, @Nullable Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            Object value = columns[i + 1];
            if (value != null) {
                row.put((String) Objects.requireNonNull(columns[i]), value);
            }
        }
        rows.computeIfAbsent(heading, _ -> new ArrayList<>()).add(row);
    }

    /** The rows, heading by heading; headings without any are left out. */
    public Map<Heading, List<Map<String, Object>>> rows() {
        return rows;
    }

    /** The columns that any row of a heading has, in the order in which they came. */
    public List<String> columns(Heading heading) {
        return rows.getOrDefault(heading, List.of()).stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
    }
}
