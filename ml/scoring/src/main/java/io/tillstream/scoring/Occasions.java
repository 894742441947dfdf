package io.tillstream.scoring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.tillstream.events.decision.Decision;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The sales, of those that are followed, that gave occasion to decide for somebody. The deciding is told in the trace of the
 * first of them and linked to the others; a decision begins a trace of its own, which follows from its id, because a till
 * shows it in quite another sale. For one that is not followed nothing is noted.
 */
final class Occasions {
    /** An item many customers buy at once: some of them are enough to see why. */
    private static final int MOST = 8;

    private final Traces traces;
    private final Map<Object, List<SpanContext>> bySubject = new HashMap<>();
    private SpanContext arriving = SpanContext.getInvalid();

    Occasions(Traces traces) {
        this.traces = traces;
    }

    /** A record comes in; whoever it concerns is concerned because of whom its headers name. */
    void arriving(Headers headers) {
        if (traces.areOn()) {
            Header header = headers.lastHeader(TraceParent.HEADER);
            arriving = header == null || header.value() == null
                    ? SpanContext.getInvalid()
                    : TraceParent.read(new String(header.value(), StandardCharsets.US_ASCII));
        }
    }

    /** Something is to be decided for that one, a member or an item of a store. */
    void concern(Object subject) {
        if (arriving.isSampled()) {
            List<SpanContext> known = bySubject.computeIfAbsent(subject, first -> new ArrayList<>());
            if (known.size() < MOST && !known.contains(arriving)) {
                known.add(arriving);
            }
        }
    }

    /**
     * It was decided, and what came of it is on the log.
     *
     * @param what was done, {@code decide offers}
     * @param made decisions that were not there before; none when what holds goes on
     */
    void decided(String what, Object subject, Instant began, List<? extends Decision> made) {
        if (!traces.areOn()) {
            return;
        }
        List<SpanContext> occasions = bySubject.remove(subject);
        SpanContext deciding = SpanContext.getInvalid();
        if (occasions != null) {
            Span span = deciding(what, occasions, made).setStartTimestamp(began).startSpan();
            deciding = span.getSpanContext();
            span.end();
        }
        for (Decision decision : made) {
            begin(decision, began, deciding);
        }
    }

    private SpanBuilder deciding(String what, List<SpanContext> occasions, List<? extends Decision> made) {
        SpanBuilder span = traces.span(what, occasions.getFirst())
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(Fields.OUTCOME, made.isEmpty() ? "unchanged" : "published")
                .setAttribute(Fields.RECORDS, (long) made.size());
        occasions.stream().skip(1).forEach(span::addLink);
        made.forEach(decision ->
                span.addLink(Origin.ofDecision(decision.decisionId()).context()));
        if (made.size() == 1) {
            span.setAttribute(Fields.DECISION, made.getFirst().decisionId());
        }
        return span;
    }

    private void begin(Decision decision, Instant began, SpanContext deciding) {
        Origin origin = Origin.ofDecision(decision.decisionId());
        if (deciding.isValid() || traces.follow(origin)) {
            traces.begin(origin, "decision", span -> {
                        span.setStartTimestamp(began).setAttribute(Fields.DECISION, decision.decisionId());
                        return deciding.isValid() ? span.addLink(deciding) : span;
                    })
                    .end();
        }
    }
}
