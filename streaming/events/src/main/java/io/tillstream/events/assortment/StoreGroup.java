package io.tillstream.events.assortment;

import io.tillstream.events.LocalText;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some stores that are looked at together. Topic {@code fact.group.v1}, key: the group, compacted.
 *
 * <p>Regions are a tree: a store stands in one of them and so in all above it. A region keeps its parent for ever; a district
 * that moves is a new district, into which its stores are put from a day on. Free groups stand beside the tree.
 *
 * @param group its id, {@code north} or {@code airport-shops}
 * @param kind a region of the tree or a free group
 * @param name as people know it
 * @param parent the region above it; absent at the top, and for free groups
 */
public record StoreGroup(
        String group, Kind kind, LocalText name, @Nullable String parent) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** How stores come to be looked at together. */
    public enum Kind {
        REGION,
        FREE
    }

    public StoreGroup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        requireId(group);
        if (parent != null) {
            requireId(parent);
            if (kind == Kind.FREE) {
                throw new IllegalArgumentException(
                        "Group " + group + " is free and has the parent " + parent + "; only regions have one.");
            }
            if (parent.equals(group)) {
                throw new IllegalArgumentException("Region " + group + " stands above itself; name another parent.");
            }
        }
    }

    /** Refuses what cannot be the id of a group. */
    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Group \"" + id
                    + "\" has no id of 1 to 32 small letters, digits and hyphens, a letter or digit first.");
        }
    }
}
