package io.tillstream.price;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as our schemas use, to hold them against the examples. */
final class Shape {
    private final JsonNode schema;

    Shape(JsonNode schema) {
        this.schema = schema;
    }

    /** What is wrong with a value, or nothing. */
    List<String> wrongs(JsonNode value) {
        return wrongs(schema, value, "");
    }

    /** The same for one of the schema's definitions. */
    List<String> wrongs(String definition, JsonNode value) {
        return wrongs(schema.get("$defs").get(definition), value, "");
    }

    private List<String> wrongs(JsonNode rule, JsonNode value, String path) {
        List<String> wrongs = new ArrayList<>();
        for (var entry : rule.properties()) {
            JsonNode wanted = entry.getValue();
            switch (entry.getKey()) {
                case "$ref" -> {
                    String name = wanted.stringValue().substring("#/$defs/".length());
                    wrongs.addAll(wrongs(schema.get("$defs").get(name), value, path));
                }
                case "oneOf" -> {
                    int fitting = 0;
                    for (JsonNode one : wanted) {
                        fitting += wrongs(one, value, path).isEmpty() ? 1 : 0;
                    }
                    add(wrongs, fitting == 1, path + " fits " + fitting + " of oneOf");
                }
                case "type" -> add(wrongs, isOfType(wanted.stringValue(), value), path + " is no " + wanted);
                case "const" -> add(wrongs, wanted.equals(value), path + " is not " + wanted);
                case "enum" -> {
                    boolean found = false;
                    for (JsonNode one : wanted) {
                        found |= one.equals(value);
                    }
                    add(wrongs, found, path + " is not of " + wanted);
                }
                case "pattern" ->
                    add(
                            wrongs,
                            value.isString() && value.stringValue().matches(wanted.stringValue()),
                            path + " is not like " + wanted);
                case "minimum" -> add(wrongs, value.asLong(0) >= wanted.asLong(0), path + " is below " + wanted);
                case "maximum" -> add(wrongs, value.asLong(0) <= wanted.asLong(0), path + " is above " + wanted);
                case "minLength" -> add(wrongs, value.asString("").length() >= wanted.asInt(0), path + " is too short");
                case "minItems" -> add(wrongs, value.size() >= wanted.asInt(0), path + " has too few");
                case "maxItems" -> add(wrongs, value.size() <= wanted.asInt(0), path + " has too many");
                case "items" -> value.forEach(item -> wrongs.addAll(wrongs(wanted, item, path + "[]")));
                case "required" ->
                    wanted.forEach(name -> add(
                            wrongs, value.has(name.stringValue()), path + "." + name.stringValue() + " is missing"));
                case "properties" -> {
                    for (var property : value.properties()) {
                        JsonNode inner = wanted.get(property.getKey());
                        if (inner != null) {
                            wrongs.addAll(wrongs(inner, property.getValue(), path + "." + property.getKey()));
                        }
                    }
                }
                case "additionalProperties" -> {
                    for (var property : value.properties()) {
                        if (rule.path("properties").has(property.getKey())) {
                            continue;
                        }
                        if (wanted.isBoolean()) {
                            add(wrongs, wanted.booleanValue(), path + "." + property.getKey() + " is not known");
                        } else {
                            wrongs.addAll(wrongs(wanted, property.getValue(), path + "." + property.getKey()));
                        }
                    }
                }
                case "$schema", "title", "description", "$defs", "format" -> {}
                default -> throw new AssertionError("The schemas use " + entry.getKey() + ", which is not read here.");
            }
        }
        return wrongs;
    }

    private static void add(List<String> wrongs, boolean right, String wrong) {
        if (!right) {
            wrongs.add(wrong);
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new AssertionError("Type " + type);
        };
    }
}
