package io.tillstream.dashboards.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to one column.
 *
 * @param column which
 * @param before what stood there; empty for nothing
 * @param after what stands there then; empty for nothing
 */
record Difference(String column, String before, String after) {
    /** All columns that differ; of what is new or withdrawn, all that say something. */
    static List<Difference> of(SheetKind<?> kind, ChangeRow row) {
        Map<String, String> before = cells(kind, row.before());
        Map<String, String> after = cells(kind, row.after());
        List<Difference> differences = new ArrayList<>();
        for (String column : kind.columns()) {
            String was = before.getOrDefault(column, "");
            String is = after.getOrDefault(column, "");
            if (!was.equals(is)) {
                differences.add(new Difference(column, was, is));
            }
        }
        return List.copyOf(differences);
    }

    private static Map<String, String> cells(SheetKind<?> kind, @Nullable String json) {
        return json == null ? Map.of() : kind.byColumn(json);
    }
}
