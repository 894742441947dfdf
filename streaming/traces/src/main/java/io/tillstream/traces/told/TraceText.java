package io.tillstream.traces.told;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trace as people read it: each span below the one it was part of, with when it began and how long it took. */
public final class TraceText {
    private static final int NAME_WIDTH = 44;

    private final List<ToldSpan> spans;
    private final Instant zero;
    private final StringBuilder text = new StringBuilder();

    private TraceText(List<ToldSpan> spans) {
        this.spans = spans;
        this.zero = spans.stream()
                .map(ToldSpan::began)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The lines of some spans of one trace; those whose parent nobody told stand at the margin. */
    public static String of(List<ToldSpan> spans) {
        TraceText text = new TraceText(spans);
        Set<String> known = spans.stream().map(ToldSpan::spanId).collect(Collectors.toSet());
        text.write(spans.stream().filter(span -> span.parentId() == null || !known.contains(span.parentId())), 0);
        return text.text.toString();
    }

    private void write(Stream<ToldSpan> level, int depth) {
        for (ToldSpan span : level.sorted(Comparator.comparing(ToldSpan::began)).toList()) {
            text.append(line(span, depth)).append('\n');
            write(spans.stream().filter(child -> span.spanId().equals(child.parentId())), depth + 1);
        }
    }

    private String line(ToldSpan span, int depth) {
        List<String> words = new ArrayList<>();
        String outcome = span.attributes().get("tillstream.outcome");
        if (outcome != null) {
            words.add(outcome);
        }
        String decision = span.attributes().get("tillstream.decision");
        if (decision != null) {
            words.add(decision);
        }
        if (span.failed()) {
            words.add("FAILED");
        }
        return String.format(
                        Locale.ROOT,
                        "%-" + NAME_WIDTH + "s %10s %10s  %-14s %s",
                        "  ".repeat(depth) + span.name(),
                        "+" + milliseconds(zero, span.began()),
                        milliseconds(span.began(), span.ended()),
                        span.teller(),
                        String.join(" ", words))
                .stripTrailing();
    }

    private static String milliseconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f ms", Duration.between(from, to).toNanos() / 1e6);
    }
}
