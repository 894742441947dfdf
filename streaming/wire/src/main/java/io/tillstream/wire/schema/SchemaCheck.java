package io.tillstream.wire.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds a value against a schema, as much of JSON Schema as {@link TypeSchemas} uses. More strictly than the schema, it
 * wants every field described: a reader may meet fields of a newer version, an example of ours may not.
 */
public final class SchemaCheck {
    private final JsonNode document;
    private final JsonNode schema;

    /** For a document that is one schema. */
    public SchemaCheck(JsonNode schema) {
        this(schema, schema);
    }

    /**
     * For a schema in a document.
     *
     * @param document holds what the schema refers to
     */
    public SchemaCheck(JsonNode document, JsonNode schema) {
        this.document = document;
        this.schema = schema;
    }

    /** What is wrong with a value, or nothing. */
    public List<String> wrongs(JsonNode value) {
        List<String> wrongs = new ArrayList<>();
        check(schema, value, "", wrongs);
        undescribed(schema, value, "", wrongs);
        return wrongs;
    }

    private JsonNode definition(JsonNode rule) {
        return document.at(rule.path("$ref").stringValue().substring(1));
    }

    private void check(JsonNode rule, JsonNode value, String path, List<String> wrongs) {
        if (rule.has("$ref")) {
            check(definition(rule), value, path, wrongs);
        }
        if (rule.has("oneOf") && fitting(rule, value).size() != 1) {
            wrongs.add(path + " fits " + fitting(rule, value).size() + " of the kinds");
        }
        if (rule.has("const") && !rule.path("const").equals(value)) {
            wrongs.add(path + " is not " + rule.path("const"));
        }
        if (rule.has("enum") && rule.path("enum").valueStream().noneMatch(value::equals)) {
            wrongs.add(path + " is none of " + rule.path("enum"));
        }
        if (rule.has("type") && !isOfType(rule.path("type").stringValue(), value)) {
            wrongs.add(path + " is no " + rule.path("type"));
            return;
        }
        if (rule.has("pattern")
                && !Pattern.compile(rule.path("pattern").stringValue())
                        .matcher(value.stringValue())
                        .find()) {
            wrongs.add(path + " is not like " + rule.path("pattern"));
        }
        rule.path("required").forEach(name -> {
            if (!value.has(name.stringValue())) {
                wrongs.add(path + "." + name.stringValue() + " is missing");
            }
        });
        rule.path("properties").forEachEntry((name, inner) -> {
            if (value.has(name)) {
                check(inner, value.path(name), path + "." + name, wrongs);
            }
        });
        if (rule.has("items")) {
            value.forEach(item -> check(rule.path("items"), item, path + "[]", wrongs));
        }
        if (rule.has("additionalProperties")) {
            value.forEachEntry(
                    (name, inner) -> check(rule.path("additionalProperties"), inner, path + "." + name, wrongs));
        }
    }

    private List<JsonNode> fitting(JsonNode rule, JsonNode value) {
        return rule.path("oneOf")
                .valueStream()
                .filter(one -> {
                    List<String> wrongs = new ArrayList<>();
                    check(one, value, "", wrongs);
                    return wrongs.isEmpty();
                })
                .toList();
    }

    private void undescribed(JsonNode rule, JsonNode value, String path, List<String> wrongs) {
        if (rule.has("oneOf")) {
            fitting(rule, value).forEach(one -> undescribed(one, value, path, wrongs));
        } else if (rule.has("$ref")) {
            undescribed(definition(rule), value, path, wrongs);
        } else if (rule.has("properties")) {
            value.forEachEntry((name, inner) -> {
                if (rule.path("properties").has(name)) {
                    undescribed(rule.path("properties").path(name), inner, path + "." + name, wrongs);
                } else {
                    wrongs.add(path + "." + name + " is not described");
                }
            });
        } else if (rule.has("items")) {
            value.forEach(item -> undescribed(rule.path("items"), item, path + "[]", wrongs));
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("Type " + type);
        };
    }
}
