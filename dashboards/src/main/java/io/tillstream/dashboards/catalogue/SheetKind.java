package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.signin.Reach;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of master data as rows of a sheet, one thing a row.
 *
 * @param <V> the thing
 */
sealed interface SheetKind<V> permits FactSheet, DraftSheet {
    /** Its word in addresses and file names, {@code products}. */
    String path();

    /** All columns, in the order of the template. */
    List<String> columns();

    /** Those that say which thing a row is about; a file cannot do without them. */
    List<String> keyColumns();

    String key(V fact);

    /** The cells of a thing, one for each column. */
    List<String> write(V fact);

    /** A row as the thing it is, or nothing where something is wrong; what is wrong the row knows. */
    Optional<V> read(RowCells row);

    Optional<V> known(String key);

    /** All that are known, in the order of their keys; those behind one where a key is given. */
    Stream<V> after(@Nullable String key);

    /** A thing as far as somebody sees it who has only some stores; nothing where it is of others alone. */
    default Optional<V> seen(V fact, Reach reach) {
        return Optional.of(fact);
    }

    /** Whether a text that somebody looks for is in it; small letters. */
    boolean matches(V fact, String wanted);

    /** What it is called. */
    LocalText title(V fact);

    /** The columns that lists show beside name and key. */
    default List<String> listed() {
        return List.of();
    }

    /** The columns one calculates with in a workbook. */
    default Set<String> numbers() {
        return Set.of();
    }

    /** The cells by their columns. */
    default Map<String, String> byColumn(V fact) {
        List<String> cells = write(fact);
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byColumn.put(columns().get(i), cells.get(i));
        }
        return byColumn;
    }

    /** What is kept of it in previews and histories: as it is published, unless somebody could sign in with that. */
    default String json(V fact) {
        return CanonicalJson.text(fact);
    }

    /** What {@link #json} kept. */
    V ofJson(String json);

    /** What is known under a key, as it was published; absent where nothing is. */
    default Optional<String> knownJson(String key) {
        return known(key).map(this::json);
    }

    /** The cells of what was published once. */
    default Map<String, String> byColumn(String json) {
        return byColumn(ofJson(json));
    }

    default LocalText titleOf(String json) {
        return title(ofJson(json));
    }
}
