package io.tillstream.till.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.tillstream.events.Source;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of sending a batch: the request in a trace of its own, because a batch has many sales, and in the trace of each
 * sale that is followed when it was sent, linked to the request. Attempts that nobody answers, or that have to wait for
 * their turn, are not told: a till may be without network for days, and the gap between commit and upload says so.
 */
final class SendingTrace {
    private final Traces traces;
    private final List<Source> followed = new ArrayList<>();
    private final Instant began = Instant.now();
    private final @Nullable Span request;

    private SendingTrace(Traces traces, Batch batch) {
        this.traces = traces;
        Source first = batch.first();
        if (traces.areOn() && first != null) {
            for (int place = 0; place < batch.records(); place++) {
                Source source = new Source(first.till(), first.epoch(), first.sequence() + place);
                if (traces.follow(source)) {
                    followed.add(source);
                }
            }
        }
        this.request = followed.isEmpty()
                ? null
                : traces.span("upload", SpanContext.getInvalid())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(Fields.METHOD, "POST")
                        .setAttribute(Fields.RECORDS, (long) batch.records())
                        .startSpan();
    }

    /** A batch is about to be sent. */
    static SendingTrace begun(Traces traces, Batch batch) {
        return new SendingTrace(traces, batch);
    }

    /** The header the request carries, where there is something to tell. */
    @Nullable
    String traceParent() {
        return request == null ? null : TraceParent.of(request.getSpanContext());
    }

    /**
     * Head office answered.
     *
     * @param outcome in one word
     */
    void answered(String outcome, boolean taken) {
        if (request != null) {
            for (Source source : followed) {
                Span span = traces.span("upload", Origin.ofRecord(source).context())
                        .setSpanKind(SpanKind.CLIENT)
                        .setStartTimestamp(began)
                        .addLink(request.getSpanContext())
                        .setAttribute(Fields.RECEIPT, source.receiptNumber())
                        .startSpan();
                end(span, outcome, taken);
            }
            end(request, outcome, taken);
        }
    }

    private static void end(Span span, String outcome, boolean taken) {
        span.setAttribute(Fields.OUTCOME, outcome);
        if (!taken) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
