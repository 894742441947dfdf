package io.tillstream.assistant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books say of one thing: the evidence of a sentence.
 *
 * @param kind {@code points-balance}, {@code receipt}, {@code stock}, …
 * @param id which of its kind
 * @param values what it says, by name
 */
public record Entry(String kind, String id, Map<String, Value> values) {
    public Entry {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static Entry of(String kind, String id, Map<String, Value> values) {
        return new Entry(kind, id, values);
    }

    /** As a machine reads it. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        document.put("id", id);
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, value.plain()));
        document.put("values", plain);
        return document;
    }
}
