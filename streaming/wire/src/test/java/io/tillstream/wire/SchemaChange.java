package io.tillstream.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a new schema of the same topic would break: for those who read by the old one, and for the records that lie in the
 * log. Fields and kinds may be added; what is there stays as it is, or the topic gets another version.
 */
final class SchemaChange {
    private static final List<String> UNCHANGEABLE = List.of("type", "format", "pattern", "const", "$ref");

    private final List<String> breaks = new ArrayList<>();

    private SchemaChange() {}

    /** What would break, or nothing. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        SchemaChange change = new SchemaChange();
        change.compare(before, after, "value");
        before.path("$defs").forEachEntry((name, definition) -> {
            // One that nobody refers to any more has been missed where it was referred to.
            if (after.path("$defs").has(name)) {
                change.compare(definition, after.path("$defs").path(name), name);
            }
        });
        return change.breaks;
    }

    private void compare(JsonNode before, JsonNode after, String place) {
        for (String rule : UNCHANGEABLE) {
            if (!before.path(rule).equals(after.path(rule))) {
                breaks.add(place + ": " + rule + " was " + before.path(rule) + " and would be " + after.path(rule));
            }
        }
        missing(texts(before.path("enum")), texts(after.path("enum")))
                .forEach(gone -> breaks.add(place + ": " + gone + " is no value any more"));
        missing(kinds(before), kinds(after)).forEach(gone -> breaks.add(place + ": kind " + gone + " is gone"));
        Set<String> requiredBefore = texts(before.path("required"));
        Set<String> requiredAfter = texts(after.path("required"));
        missing(requiredBefore, requiredAfter)
                .forEach(gone -> breaks.add(place + "." + gone + " was always there and would not be"));
        missing(requiredAfter, requiredBefore)
                .forEach(added ->
                        breaks.add(place + "." + added + " is required, and records in the log do not have it"));
        before.path("properties").forEachEntry((name, property) -> {
            if (after.path("properties").has(name)) {
                compare(property, after.path("properties").path(name), place + "." + name);
            } else {
                breaks.add(place + "." + name + " is gone");
            }
        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (before.has(inner)) {
                compare(before.path(inner), after.path(inner), place + "[]");
            }
        }
    }

    private static Set<String> kinds(JsonNode rule) {
        Set<String> kinds = new TreeSet<>();
        rule.path("oneOf").forEach(kind -> kinds.add(kind.path("$ref").stringValue()));
        return kinds;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static Set<String> missing(Set<String> before, Set<String> after) {
        Set<String> missing = new TreeSet<>(before);
        missing.removeAll(after);
        return missing;
    }
}
