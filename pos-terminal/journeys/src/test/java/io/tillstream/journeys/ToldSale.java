package io.tillstream.journeys;

import io.tillstream.events.Source;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the parts told of one sale, as {@code ./tillstream trace} gives it. */
final class ToldSale {
    private final JsonNode document;

    private ToldSale(JsonNode document) {
        this.document = document;
    }

    /** Returns once every span of these names is there. */
    static ToldSale awaited(Platform platform, Source receipt, Duration patience, Collection<String> names)
            throws Exception {
        ToldSale[] told = new ToldSale[1];
        Await.until("every part to tell of " + receipt, patience, () -> {
            told[0] =
                    new ToldSale(platform.ask("trace", receipt.receiptNumber()).document());
            return told[0].names().containsAll(names);
        });
        return told[0];
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        document.path("spans").forEach(span -> names.add(span.path("name").asString()));
        return names;
    }

    Set<String> tellers() {
        Set<String> tellers = new TreeSet<>();
        document.path("spans").forEach(span -> tellers.add(span.path("teller").asString()));
        return tellers;
    }

    /** The name of the span that one is part of. */
    String parentOf(String name) {
        String parent = span(name).path("parentId").asString("");
        for (JsonNode span : document.path("spans")) {
            if (isOwn(span) && span.path("spanId").asString().equals(parent)) {
                return span.path("name").asString();
            }
        }
        return "nobody's: " + parent;
    }

    int linksOf(String name) {
        return span(name).path("links").size();
    }

    String attribute(String name, String key) {
        return span(name).path("attributes").path(key).asString("");
    }

    /** All of it. */
    String text() {
        return document.toString();
    }

    private JsonNode span(String name) {
        for (JsonNode span : document.path("spans")) {
            if (isOwn(span) && span.path("name").asString().equals(name)) {
                return span;
            }
        }
        throw new AssertionError("No span " + name + " in " + document);
    }

    private boolean isOwn(JsonNode span) {
        return span.path("traceId").asString().equals(document.path("traceId").asString());
    }
}
