package io.tillstream.streaming.query;

import io.tillstream.events.webhook.EventKind;
import io.tillstream.streaming.webhook.EventSources;
import io.tillstream.wire.schema.TypeSchemas;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks post, in the words of OpenAPI: one entry for each kind of event. */
final class Messages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PARTS = List.of("type", "timestamp", "schema", "key", "data");
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private Messages() {}

    static ObjectNode describe(TypeSchemas schemas) {
        ObjectNode all = JSON.createObjectNode();
        for (EventKind kind : EventKind.values()) {
            ObjectNode post = all.putObject(kind.text()).putObject("post");
            post.put(
                    "summary", "A value of " + EventSources.schemaOf(kind) + "; docs/reference/webhooks.md says when.");
            ArrayNode headers = post.putArray("parameters");
            for (String name : HEADERS) {
                ObjectNode header = headers.addObject()
                        .put("name", name)
                        .put("in", "header")
                        .put("required", true);
                header.putObject("schema").put("type", "string");
            }
            post.putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", message(kind, schemas));
            ObjectNode responses = post.putObject("responses");
            responses.putObject("2XX").put("description", "The receiver has it.");
            responses.putObject("410").put("description", "The receiver wants nothing any more: the webhook ends.");
            responses.putObject("default").put("description", "It is posted again later, Retry-After is honoured.");
        }
        return all;
    }

    private static ObjectNode message(EventKind kind, TypeSchemas schemas) {
        ObjectNode message = JSON.createObjectNode().put("type", "object");
        ArrayNode required = message.putArray("required");
        PARTS.forEach(required::add);
        ObjectNode properties = message.putObject("properties");
        properties.putObject("type").put("const", kind.text());
        properties.putObject("timestamp").put("type", "string").put("format", "date-time");
        properties.putObject("schema").put("const", EventSources.schemaOf(kind));
        properties.putObject("key").put("type", "string");
        properties.set("data", schemas.of(EventSources.typeOf(kind)));
        return message;
    }
}
