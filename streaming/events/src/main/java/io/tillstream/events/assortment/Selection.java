package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.Gtin;
import java.util.List;
import java.util.Objects;

/** Which items a promotion speaks of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Selection.Everything.class, name = "everything"),
    @JsonSubTypes.Type(value = Selection.Listed.class, name = "listed")
})
public sealed interface Selection permits Selection.Everything, Selection.Listed {
    /** Every item the shop sells. */
    record Everything() implements Selection {}

    /**
     * Items that at least one of the lists names.
     *
     * @param gtins item numbers
     * @param categories categories as in {@link Product#category()}
     * @param tags words an item is marked with, {@code organic}
     */
    record Listed(List<Gtin> gtins, List<String> categories, List<String> tags) implements Selection {
        public Listed {
            gtins = List.copyOf(Objects.requireNonNull(gtins, "gtins"));
            categories = List.copyOf(Objects.requireNonNull(categories, "categories"));
            tags = List.copyOf(Objects.requireNonNull(tags, "tags"));
            if (gtins.isEmpty() && categories.isEmpty() && tags.isEmpty()) {
                throw new IllegalArgumentException("A selection lists no gtin, category or tag; name at least one,"
                        + " or use the type everything.");
            }
        }
    }

    static Selection everything() {
        return new Everything();
    }

    static Selection ofGtins(Gtin... gtins) {
        return new Listed(List.of(gtins), List.of(), List.of());
    }

    static Selection ofCategories(String... categories) {
        return new Listed(List.of(), List.of(categories), List.of());
    }

    static Selection ofTags(String... tags) {
        return new Listed(List.of(), List.of(), List.of(tags));
    }
}
