package io.tillstream.traces;

import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Random ids, but for a span that begins a trace somebody else can derive. */
final class DerivedIds implements IdGenerator {
    private static final ThreadLocal<@Nullable Origin> NEXT = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** The next span this thread starts is that one. */
    void next(@Nullable Origin origin) {
        if (origin == null) {
            NEXT.remove();
        } else {
            NEXT.set(origin);
        }
    }

    @Override
    public String generateSpanId() {
        Origin origin = NEXT.get();
        return origin == null ? random.generateSpanId() : origin.spanId();
    }

    @Override
    public String generateTraceId() {
        Origin origin = NEXT.get();
        return origin == null ? random.generateTraceId() : origin.traceId();
    }
}
