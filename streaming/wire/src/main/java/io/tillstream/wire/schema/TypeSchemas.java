package io.tillstream.wire.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.TillId;
import io.tillstream.wire.Topic;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of types of the contract, as {@link CanonicalJson} writes them. What is required is what every
 * record has, and ever had: a component that may be absent, or is left out when it is empty, is not.
 */
public final class TypeSchemas {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class);

    /** Texts whose form is part of the contract. */
    private static final Map<Class<?>, String> PATTERNS = Map.of(
            Money.class, "^-?[0-9]+(\\.[0-9]{1,3})? [A-Z]{3}$",
            Quantity.class, "^-?[0-9]+ (ea|g)$",
            CurrencyUnit.class, "^[A-Z]{3}$",
            Gtin.class, "^[0-9]{14}$",
            Hash.class, "^[0-9a-f]{64}$",
            LocalTime.class, "^([01][0-9]|2[0-3]):[0-5][0-9]$",
            TillId.class, "^[a-z][a-z0-9]*-t[0-9]+$");

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Class<?>> named = new HashMap<>();

    private final String place;

    /** @param place where the definitions will lie in the document, {@code #/$defs/} */
    public TypeSchemas(String place) {
        this.place = place;
    }

    /** The schema of a topic's values, as a document of its own. */
    public static ObjectNode of(Topic<?> topic) {
        TypeSchemas schemas = new TypeSchemas("#/$defs/");
        ObjectNode document = JSON.createObjectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", topic.name());
        document.put(
                "description",
                "Values of " + topic.name() + ", key: " + topic.key() + ". Fields that are not named here may come.");
        document.setAll(schemas.of(topic.value()));
        document.set("$defs", schemas.definitions());
        return document;
    }

    /** The schema of a type; what it refers to is among the definitions then. */
    public ObjectNode of(Type type) {
        return typed(type);
    }

    /** Whatever was referred to so far, by its name. */
    public ObjectNode definitions() {
        ObjectNode all = JSON.createObjectNode();
        definitions.forEach(all::set);
        return all;
    }

    private ObjectNode typed(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] inner = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                ObjectNode list = ofType("array");
                list.set("items", typed(inner[0]));
                return list;
            }
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode map = ofType("object");
                map.set("additionalProperties", typed(inner[1]));
                return map;
            }
        }
        if (type instanceof Class<?> known) {
            return typed(known);
        }
        throw new IllegalArgumentException("Nobody has told how " + type + " looks as JSON.");
    }

    private ObjectNode typed(Class<?> type) {
        if (NUMBERS.contains(type)) {
            return ofType("integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return ofType("boolean");
        }
        if (type == Instant.class) {
            return ofType("string").put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return ofType("string").put("format", "date");
        }
        if (PATTERNS.containsKey(type)) {
            return ofType("string").put("pattern", PATTERNS.get(type));
        }
        if (type.isEnum()) {
            return oneOfTexts(type);
        }
        if (type == String.class || type == ZoneId.class || isText(type)) {
            return ofType("string");
        }
        ObjectNode reference = JSON.createObjectNode();
        return reference.put("$ref", place + define(type));
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static ObjectNode ofType(String name) {
        return JSON.createObjectNode().put("type", name);
    }

    /** In the order of their names, so that sorting an enum anew is no change. */
    private static ObjectNode oneOfTexts(Class<?> type) {
        Set<String> texts = new TreeSet<>();
        for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
            texts.add(JSON.readTree(CanonicalJson.text(constant)).stringValue());
        }
        ObjectNode texted = JSON.createObjectNode();
        ArrayNode all = texted.putArray("enum");
        texts.forEach(all::add);
        return texted;
    }

    private String define(Class<?> type) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        Class<?> taken = named.putIfAbsent(name, type);
        if (taken != null && taken != type) {
            throw new IllegalArgumentException(taken + " and " + type + " would have one name.");
        }
        if (taken == null) {
            // Known before it is looked into: it may hold itself.
            definitions.put(name, JSON.createObjectNode());
            definitions.put(name, type.isRecord() ? record(type) : choice(type));
        }
        return name;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode object = ofType("object");
        Map<String, RecordComponent> sorted = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            sorted.put(jsonName(type, component), component);
        }
        ArrayNode required = JSON.createArrayNode();
        ObjectNode properties = JSON.createObjectNode();
        sorted.forEach((name, component) -> {
            properties.set(name, typed(component.getGenericType()));
            if (isAlwaysThere(type, component)) {
                required.add(name);
            }
        });
        kindOf(type).ifPresent(kind -> {
            required.insert(0, kind.property());
            properties.putObject(kind.property()).put("const", kind.name());
        });
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.set("properties", properties);
        return object;
    }

    private static String jsonName(Class<?> type, RecordComponent component) {
        JsonProperty given = annotated(type, component, JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static boolean isAlwaysThere(Class<?> type, RecordComponent component) {
        JsonInclude included = annotated(type, component, JsonInclude.class);
        if (included == null) {
            included = type.getAnnotation(JsonInclude.class);
        }
        return (included == null || included.value() == JsonInclude.Include.ALWAYS)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What is written at a component stays at its field; not every annotation may stand at the component itself. */
    private static <A extends Annotation> @Nullable A annotated(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        try {
            return type.getDeclaredField(component.getName()).getAnnotation(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no field for " + component, e);
        }
    }

    /** What tells a record from others of its kind. */
    private record Kind(String property, String name) {}

    private static Optional<Kind> kindOf(Class<?> type) {
        for (Class<?> shared : type.getInterfaces()) {
            JsonTypeInfo told = shared.getAnnotation(JsonTypeInfo.class);
            JsonSubTypes kinds = shared.getAnnotation(JsonSubTypes.class);
            if (told != null && kinds != null) {
                return Arrays.stream(kinds.value())
                        .filter(kind -> kind.value() == type)
                        .findFirst()
                        .map(kind -> new Kind(told.property(), kind.name()));
            }
        }
        return Optional.empty();
    }

    private ObjectNode choice(Class<?> type) {
        JsonSubTypes kinds = type.getAnnotation(JsonSubTypes.class);
        if (kinds == null) {
            throw new IllegalArgumentException("Nobody has told how " + type + " looks as JSON.");
        }
        ObjectNode choice = JSON.createObjectNode();
        ArrayNode all = choice.putArray("oneOf");
        Arrays.stream(kinds.value())
                .sorted(Comparator.comparing(JsonSubTypes.Type::name))
                .forEach(kind -> all.add(typed(kind.value())));
        return choice;
    }
}
