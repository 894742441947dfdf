package io.tillstream.gateway.fact;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.tillstream.events.Source;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What is told of an upload: the request, as the sender's own trace has it, and in the trace of each record that is followed
 * how it came into the log, linked to the request it came with. A refused upload is always told; to wait for its turn is no refusal.
 */
final class UploadTrace {
    private static final String ROUTE = "/till/v1/facts";

    private final Traces traces;
    private final SpanContext sender;
    private final Instant began = Instant.now();
    private final List<Span> spans = new ArrayList<>();

    private UploadTrace(Traces traces, SpanContext sender) {
        this.traces = traces;
        this.sender = sender;
    }

    /**
     * The request begins.
     *
     * @param traceParent the sender's header
     */
    static UploadTrace begun(Traces traces, @Nullable String traceParent) {
        return new UploadTrace(traces, traces.areOn() ? TraceParent.read(traceParent) : SpanContext.getInvalid());
    }

    /** Begins the spans of the records that are followed; what their places in the log are to say of them. */
    Map<Integer, String> follow(FactBatch batch) {
        if (!traces.areOn()) {
            return Map.of();
        }
        Map<Integer, String> traceParents = new HashMap<>();
        for (int place = 0; place < batch.values().size(); place++) {
            Source source = batch.source(place);
            if (traces.follow(source)) {
                if (spans.isEmpty()) {
                    spans.add(request(source.till().toString())
                            .setAttribute(Fields.RECORDS, (long) batch.values().size()));
                }
                traceParents.put(place, TraceParent.of(append(source).getSpanContext()));
            }
        }
        return traceParents;
    }

    private Span request(String till) {
        return traces.span("POST " + ROUTE, sender)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(began)
                .setAttribute(Fields.METHOD, "POST")
                .setAttribute(Fields.ROUTE, ROUTE)
                .setAttribute(Fields.TILL, till)
                .startSpan();
    }

    private Span append(Source source) {
        Span span = traces.span(
                        "accept into " + Topics.SALE.name(),
                        Origin.ofRecord(source).context())
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(began)
                .addLink(spans.getFirst().getSpanContext())
                .setAttribute(Fields.RECEIPT, source.receiptNumber())
                .setAttribute(Fields.SYSTEM, "kafka")
                .setAttribute(Fields.OPERATION, "send")
                .setAttribute(Fields.TOPIC, Topics.SALE.name())
                .startSpan();
        spans.add(span);
        return span;
    }

    /** The log has all of it. */
    void acknowledged() {
        if (!spans.isEmpty()) {
            spans.getFirst().setAttribute(Fields.STATUS, 200L);
            spans.forEach(
                    span -> span.setAttribute(Fields.OUTCOME, "acknowledged").end());
        }
    }

    /** Nothing of it counts; where one record is at fault, its trace says so too. */
    void refused(Device device, Refusal refusal) {
        if (!traces.areOn() || refusal.status() == HttpStatus.TOO_MANY_REQUESTS) {
            return;
        }
        if (spans.isEmpty()) {
            spans.add(request(device.till().toString()));
            Long sequence = refusal.account().sequence();
            if (sequence != null && sequence > 0) {
                Source source = new Source(device.till(), device.epoch(), sequence);
                append(source);
            }
        }
        spans.getFirst().setAttribute(Fields.STATUS, (long) refusal.status().value());
        spans.forEach(span -> span.setAttribute(Fields.OUTCOME, "refused")
                .setAttribute(Fields.ERROR, Integer.toString(refusal.status().value()))
                .setStatus(StatusCode.ERROR)
                .end());
    }
}
