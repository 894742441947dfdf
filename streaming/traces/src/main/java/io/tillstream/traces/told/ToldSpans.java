package io.tillstream.traces.told;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of OTLP JSON lines in one folder. A line that is only half there yet is passed by. */
public final class ToldSpans {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ToldSpans() {}

    /**
     * The spans somebody asks for, earliest first.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static List<ToldSpan> in(Path folder, Predicate<ToldSpan> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ToldSpans::isOurs)
                    .flatMap(ToldSpans::spans)
                    .filter(wanted)
                    .sorted(Comparator.comparing(ToldSpan::began))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " cannot be read", e);
        }
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.1");
    }

    private static Stream<ToldSpan> spans(Path file) {
        try {
            // The whole file: it is bounded, and a line may be being written.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(ToldSpans::spansOf);
        } catch (IOException e) {
            throw new UncheckedIOException("File " + file + " cannot be read", e);
        }
    }

    private static Stream<ToldSpan> spansOf(String line) {
        List<ToldSpan> spans = new ArrayList<>();
        try {
            for (JsonNode resource : JSON.readTree(line).path("resourceSpans")) {
                String teller = teller(attributes(resource.path("resource").path("attributes")));
                for (JsonNode scope : resource.path("scopeSpans")) {
                    scope.path("spans").forEach(span -> spans.add(span(teller, span)));
                }
            }
        } catch (JacksonException e) {
            return Stream.empty();
        }
        return spans.stream();
    }

    private static String teller(Map<String, String> resource) {
        String till = resource.get("tillstream.till");
        return till == null ? resource.getOrDefault("service.name", "?") : "till " + till;
    }

    private static ToldSpan span(String teller, JsonNode span) {
        String parent = span.path("parentSpanId").asString("");
        List<ToldSpan.Link> links = new ArrayList<>();
        span.path("links")
                .forEach(link -> links.add(new ToldSpan.Link(
                        link.path("traceId").asString(""), link.path("spanId").asString(""))));
        return new ToldSpan(
                teller,
                span.path("traceId").asString(""),
                span.path("spanId").asString(""),
                parent.isEmpty() ? null : parent,
                span.path("name").asString(""),
                moment(span.path("startTimeUnixNano")),
                moment(span.path("endTimeUnixNano")),
                attributes(span.path("attributes")),
                links,
                span.path("status").path("code").asInt(0) == 2);
    }

    private static Instant moment(JsonNode nanoseconds) {
        return Instant.EPOCH.plusNanos(Long.parseLong(nanoseconds.asString("0")));
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> attributes = new HashMap<>();
        for (JsonNode attribute : list) {
            attribute
                    .path("value")
                    .forEach(value -> attributes.put(attribute.path("key").asString(""), value.asString("")));
        }
        return attributes;
    }
}
