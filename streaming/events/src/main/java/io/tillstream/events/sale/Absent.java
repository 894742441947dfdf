package io.tillstream.events.sale;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that older facts do not have: they were added later and are left out while they are empty. */
public final class Absent {
    private Absent() {}

    public static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
