package io.tillstream.traces.told;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A span as it was told.
 *
 * @param teller who told it, {@code till-gateway}, or a till's name
 * @param parentId the span it was part of; absent for the first of a trace
 * @param attributes every value as text
 * @param links what else it has to do with
 * @param failed whether it went wrong
 */
public record ToldSpan(
        String teller,
        String traceId,
        String spanId,
        @Nullable String parentId,
        String name,
        Instant began,
        Instant ended,
        Map<String, String> attributes,
        List<Link> links,
        boolean failed) {
    /** Another span, of this trace or another. */
    public record Link(String traceId, String spanId) {}

    public ToldSpan {
        Objects.requireNonNull(teller, "teller");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(spanId, "spanId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(ended, "ended");
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
    }

    public boolean isLinkedTo(ToldSpan other) {
        return links.contains(new Link(other.traceId(), other.spanId()));
    }
}
