package io.tillstream.streaming.query;

import io.tillstream.wire.schema.TypeSchemas;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request of the API as its description tells it.
 *
 * @param method {@code get}, {@code post}, {@code put} or {@code delete}
 * @param path with names in braces
 * @param summary one sentence
 * @param query names of what may stand behind the question mark, and whether it must
 * @param body what is sent; absent when nothing is
 * @param answers one of these; none when it is not described
 * @param statuses of errors
 */
record Operation(
        String method,
        String path,
        String summary,
        Map<String, Boolean> query,
        @Nullable Type body,
        List<Type> answers,
        Set<Integer> statuses) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private static final Map<Integer, String> ERRORS = Map.of(
            400, "Not a value of that type.",
            401, "Without the admin token.",
            404, "Nothing was booked.",
            409, "Not as things stand; the error says what has to change.",
            503, "State is being loaded, or Kafka does not answer; ask again.");

    /** What a name stands for, wherever it stands. */
    private static final Map<String, Named> NAMES = Map.ofEntries(
            Map.entry("store", new Named("A store.", "string", null, "s1")),
            Map.entry("gtin", new Named("An item, with 8, 12, 13 or 14 digits.", "string", null, "5901234123457")),
            Map.entry("date", new Named("A business date.", "string", "date", "2011-11-08")),
            Map.entry("member", new Named("A member's opaque number.", "string", null, "maaaaaaaaaaaaaaaa")),
            Map.entry(
                    "pool",
                    new Named("What tills are lent parts of.", "string", null, "gift-card|TSG0000000000017|GBP")),
            Map.entry("order", new Named("A purchase order.", "string", null, "PO-17")),
            Map.entry("transfer", new Named("A transfer between stores.", "string", null, "tr-7")),
            Map.entry("id", new Named("A promotion.", "string", null, "bakery-3-for-2")),
            Map.entry("webhook", new Named("A webhook.", "string", null, "wabcdefgh234567ab")),
            Map.entry("on", new Named("The day it is asked for.", "string", "date", "2011-12-24")),
            Map.entry("at", new Named("The business date whose end is asked for.", "string", "date", "2011-11-08")),
            Map.entry(
                    "knownAt",
                    new Named(
                            "As it was known at the beginning of this hour of recording.",
                            "string",
                            "date-time",
                            "2011-11-08T20:00:00Z")),
            Map.entry("knownOn", new Named("As it was known on this trading day.", "string", "date", "2011-11-10")),
            Map.entry("group", new Named("A region or group.", "string", null, "north")),
            Map.entry("groupedOn", new Named("By the stores in it on this date.", "string", "date", "2011-11-10")),
            Map.entry("now", new Named("The moment it is asked for.", "string", "date-time", "2011-11-08T20:00:00Z")),
            Map.entry("before", new Named("The first day that is not asked for.", "string", "date", "2011-12-01")));

    private record Named(String text, String type, @Nullable String format, String example) {}

    static Operation get(String path, String summary, Type... answers) {
        Set<Integer> statuses = path.contains("{") ? Set.of(400, 401, 404, 503) : Set.of(401, 503);
        return new Operation("get", path, summary, Map.of(), null, List.of(answers), statuses);
    }

    static Operation post(String path, String summary, Type body, Type answer) {
        return new Operation("post", path, summary, Map.of(), body, List.of(answer), Set.of(400, 401, 503));
    }

    /** A request that changes something of one thing among many, or says how it stands. */
    static Operation about(String method, String path, String summary, @Nullable Type body, Type answer) {
        return new Operation(
                method,
                path,
                summary,
                Map.of(),
                body,
                List.of(answer),
                path.contains("{") ? Set.of(400, 401, 404, 409, 503) : Set.of(400, 401, 409, 503));
    }

    /** With something that may stand behind the question mark. */
    Operation with(String name) {
        return asking(name, false);
    }

    /** With something that must. */
    Operation needing(String name) {
        return asking(name, true);
    }

    private Operation asking(String name, boolean required) {
        Map<String, Boolean> more = new TreeMap<>(query);
        more.put(name, required);
        return new Operation(method, path, summary, more, body, answers, statuses);
    }

    /** A list of values of a type. */
    static Type listOf(Class<?> element) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return new Type[] {element};
            }

            @Override
            public Type getRawType() {
                return List.class;
            }

            @Override
            public @Nullable Type getOwnerType() {
                return null;
            }
        };
    }

    ObjectNode describe(TypeSchemas schemas) {
        ObjectNode told = JSON.createObjectNode();
        told.put("summary", summary);
        ArrayNode parameters = JSON.createArrayNode();
        for (String name : inPath()) {
            parameters.add(parameter(name, "path", true));
        }
        query.forEach((name, required) -> parameters.add(parameter(name, "query", required)));
        if (!parameters.isEmpty()) {
            told.set("parameters", parameters);
        }
        if (body != null) {
            ObjectNode sent = told.putObject("requestBody").put("required", true);
            sent.putObject("content").putObject("application/json").set("schema", schemas.of(body));
        }
        ObjectNode responses = told.putObject("responses");
        ObjectNode found = responses.putObject("200").put("description", "The answer.");
        if (!answers.isEmpty()) {
            found.putObject("content").putObject("application/json").set("schema", answer(schemas));
        }
        statuses.stream().sorted().forEach(status -> {
            ObjectNode error = responses.putObject(status.toString()).put("description", ERRORS.get(status));
            error.putObject("content").putObject("application/json").set("schema", schemas.of(Answer.Problem.class));
        });
        return told;
    }

    private ObjectNode answer(TypeSchemas schemas) {
        if (answers.size() == 1) {
            return schemas.of(answers.getFirst());
        }
        ObjectNode choice = JSON.createObjectNode();
        ArrayNode all = choice.putArray("oneOf");
        answers.forEach(one -> all.add(schemas.of(one)));
        return choice;
    }

    List<String> inPath() {
        List<String> names = new ArrayList<>();
        Matcher found = IN_PATH.matcher(path);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private static ObjectNode parameter(String name, String place, boolean required) {
        Named known = NAMES.get(name);
        if (known == null) {
            throw new IllegalArgumentException("Nobody has told what " + name + " stands for.");
        }
        ObjectNode told = JSON.createObjectNode();
        told.put("name", name).put("in", place).put("required", required).put("description", known.text());
        ObjectNode schema = told.putObject("schema").put("type", known.type());
        if (known.format() != null) {
            schema.put("format", known.format());
        }
        told.put("example", known.example());
        return told;
    }
}
