package io.tillstream.reconciliation;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A till's record as plain JSON, so that even one that breaks its own invariants can be named and compared. */
final class RecordTree {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;
    private final String unreadable;

    private RecordTree(JsonNode root, String unreadable) {
        this.root = root;
        this.unreadable = unreadable;
    }

    static RecordTree of(byte[] bytes) {
        try {
            return new RecordTree(JSON.readTree(bytes), "not a till's record");
        } catch (JacksonException e) {
            return new RecordTree(JSON.createObjectNode(), "not JSON: " + e.getOriginalMessage());
        }
    }

    String unreadable() {
        return unreadable;
    }

    /** Till, epoch and sequence, or null when the bytes do not say. */
    @Nullable
    Source source() {
        JsonNode source = root.path("fact").path("source");
        try {
            return source.isObject()
                    ? new Source(
                            TillId.parse(source.path("till").asString("")),
                            source.path("epoch").asInt(-1),
                            source.path("sequence").asLong(0))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The difference of a record whose number no journal holds. */
    Difference withoutJournal(String topic, Source source) {
        String total = root.path("fact").path("total").asString("");
        Money money = money(total);
        return new Difference(
                Difference.Where.TOPIC,
                topic,
                null,
                "record",
                money == null ? Kind.CONTENT : Kind.MONEY,
                source,
                1,
                Difference.ABSENT,
                money == null ? "there" : "there, " + money,
                money == null ? 0 : money.minor());
    }

    /**
     * This record of a topic with the texts that head office's door redacted as the journal has them; tells which they
     * are. What else differs stays as it is.
     */
    RecordTree restoredFrom(RecordTree journal, Source source, Consumer<Redaction> tell) {
        ObjectNode restored = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            boolean fact = property.getKey().equals("fact");
            restored.set(
                    property.getKey(),
                    fact
                            ? restored(
                                    "",
                                    journal.root.path("fact"),
                                    property.getValue(),
                                    what -> tell.accept(new Redaction(source, what)))
                            : property.getValue());
        }
        return new RecordTree(restored, unreadable);
    }

    private static JsonNode restored(String path, JsonNode journal, JsonNode found, Consumer<String> tell) {
        if (journal.isObject() && found.isObject()) {
            ObjectNode restored = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> property : found.properties()) {
                String name = property.getKey();
                restored.set(name, restored(property(path, name), journal.path(name), property.getValue(), tell));
            }
            return restored;
        }
        if (journal.isArray() && found.isArray()) {
            ArrayNode restored = JSON.createArrayNode();
            for (int i = 0; i < found.size(); i++) {
                restored.add(restored(element(path, i), journal.path(i), found.path(i), tell));
            }
            return restored;
        }
        if (journal.isString() && found.isString() && Redaction.explains(journal.asString(), found.asString())) {
            tell.accept(path);
            return journal;
        }
        return found;
    }

    boolean isSameAs(RecordTree other) {
        return root.equals(other.root);
    }

    /** Tells every field in which {@code found} differs from this record of the journal. */
    void compareWith(RecordTree found, String topic, Source source, Consumer<Difference> tell) {
        compare(
                "",
                root.path("fact"),
                found.root.path("fact"),
                difference -> tell.accept(difference.in(topic, source)));
        // A changed fact has another hash anyway; alone, a changed hash is the difference.
        if (root.path("fact").equals(found.root.path("fact"))) {
            compare("", root, found.root, difference -> tell.accept(difference.in(topic, source)));
        }
    }

    private void compare(String path, JsonNode journal, JsonNode found, Consumer<FieldDifference> tell) {
        if (journal.equals(found)) {
            return;
        }
        if (journal.isObject() && found.isObject()) {
            Set<String> names = new LinkedHashSet<>(journal.propertyNames());
            names.addAll(found.propertyNames());
            for (String name : names) {
                compare(property(path, name), journal.path(name), found.path(name), tell);
            }
        } else if (journal.isArray() && found.isArray()) {
            for (int i = 0; i < Math.max(journal.size(), found.size()); i++) {
                compare(element(path, i), journal.path(i), found.path(i), tell);
            }
        } else {
            tell.accept(new FieldDifference(path, journal, found));
        }
    }

    private static String property(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }

    /** {@code lines} and 2 is {@code line 3}: a person counts from one. */
    private static String element(String path, int index) {
        return (path.endsWith("s") ? path.substring(0, path.length() - 1) : path) + " " + (index + 1);
    }

    private static @Nullable Money money(String text) {
        try {
            return Money.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Quantity quantity(String text) {
        try {
            return Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** One field of a record that differs. */
    private record FieldDifference(String path, JsonNode journal, JsonNode found) {
        Difference in(String topic, Source source) {
            Kind kind = Kind.CONTENT;
            long by = 0;
            Money moneyBefore = money(journal.asString(""));
            Money moneyAfter = money(found.asString(""));
            Quantity before = quantity(journal.asString(""));
            Quantity after = quantity(found.asString(""));
            if (moneyBefore != null && moneyAfter != null) {
                kind = path.startsWith("tender") ? Kind.TENDER : Kind.MONEY;
                by = moneyAfter.minor() - moneyBefore.minor();
            } else if (before != null && after != null) {
                kind = Kind.UNITS;
                by = after.amount() - before.amount();
            } else if (path.endsWith(" points")) {
                kind = Kind.POINTS;
                by = found.asLong(0) - journal.asLong(0);
            } else if (path.startsWith("tender")) {
                kind = Kind.TENDER;
            }
            return new Difference(
                    Difference.Where.TOPIC, topic, null, path, kind, source, 1, text(journal), text(found), by);
        }

        private static String text(JsonNode node) {
            if (node.isMissingNode() || node.isNull()) {
                return Difference.ABSENT;
            }
            return node.isString() ? node.asString() : node.toString();
        }
    }
}
