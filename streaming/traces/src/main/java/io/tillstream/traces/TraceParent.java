package io.tillstream.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} as the W3C describes it, in requests and in the records of a topic. */
public final class TraceParent {
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /** Whoever reads it works for that span. */
    public static String of(SpanContext span) {
        StringBuilder text = new StringBuilder();
        W3C.inject(Context.root().with(Span.wrap(span)), text, (carrier, name, value) -> {
            if (carrier != null && HEADER.equals(name)) {
                carrier.append(value);
            }
        });
        return text.toString();
    }

    /** The span somebody works for; an invalid one when there is no header, or it is not what a header may be. */
    public static SpanContext read(@Nullable String header) {
        return header == null
                ? SpanContext.getInvalid()
                : Span.fromContext(W3C.extract(Context.root(), header, Alone.HEADER_ITSELF))
                        .getSpanContext();
    }

    private enum Alone implements TextMapGetter<String> {
        HEADER_ITSELF;

        @Override
        public Iterable<String> keys(String header) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String header, String name) {
            return HEADER.equals(name) ? header : null;
        }
    }
}
