package io.tillstream.till.sale;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of the counter. A sale has no number before it is recorded, and so no trace: acts are remembered until then and
 * told all at once, under the span by which everybody else knows the record. Used where acts are done, by one thread.
 */
public final class CounterTrace {
    private static final Logger LOG = LoggerFactory.getLogger(CounterTrace.class);

    /** Of a longer sale the first acts are counted only. */
    private static final int MOST_ACTS = 200;

    private final Traces traces;
    private final Clock wall;
    private final Deque<Part> acts = new ArrayDeque<>();
    private final List<Part> commits = new ArrayList<>();
    private final List<Part> others = new ArrayList<>();
    private long actsBefore;
    private Instant began;
    private @Nullable String offerShown;

    /**
     * Something that took its time.
     *
     * @param kind of act, where it is one
     * @param record of it, where it is the writing of one
     * @param decision that was shown, where one was
     */
    private record Part(
            String name,
            @Nullable String kind,
            @Nullable JournalRecord record,
            @Nullable String decision,
            Instant began,
            Instant ended) {}

    /** Tells of the acts of a till, by true time, not that of its records. */
    public CounterTrace(Traces traces, Clock wall) {
        this.traces = traces;
        this.wall = wall;
        this.began = wall.instant();
    }

    /** Tells nothing. */
    static CounterTrace none() {
        return new CounterTrace(Traces.off(), Clock.systemUTC());
    }

    /** An act is taken up. */
    void begin() {
        if (traces.areOn()) {
            began = wall.instant();
        }
    }

    /** A record is on the disk, and it took so long. */
    void kept(JournalRecord record, Duration took) {
        if (traces.areOn()) {
            Instant now = wall.instant();
            commits.add(new Part("commit", null, record, null, now.minus(took), now));
        }
    }

    /** The receipt went to the printer's queue. */
    void printed(Instant since) {
        if (traces.areOn()) {
            others.add(new Part("receipt", null, null, null, since, wall.instant()));
        }
    }

    /** True time, where it is of interest. */
    Instant now() {
        return traces.areOn() ? wall.instant() : Instant.EPOCH;
    }

    /**
     * The act is done.
     *
     * @param sale how the counter stands now, where it stands at all
     */
    void done(Act act, @Nullable OpenSale sale) {
        if (!traces.areOn()) {
            return;
        }
        try {
            look(act, sale);
        } catch (RuntimeException e) {
            // The act is done whatever is told of it.
            LOG.error("An act was not told of.", e);
        }
    }

    private void look(Act act, @Nullable OpenSale sale) {
        Instant now = wall.instant();
        remember(new Part("act", act.getClass().getSimpleName(), null, null, began, now));
        lookForOffer(sale, now);
        if (!commits.isEmpty()) {
            tell();
        }
        if (sale == null || sale.isUntouched()) {
            acts.clear();
            others.clear();
            actsBefore = 0;
        }
        commits.clear();
    }

    private void remember(Part act) {
        acts.addLast(act);
        if (acts.size() > MOST_ACTS) {
            acts.removeFirst();
            actsBefore++;
        }
    }

    private void lookForOffer(@Nullable OpenSale sale, Instant now) {
        String shown = Optional.ofNullable(sale)
                .map(OpenSale::offer)
                .map(offer -> offer.terms().decisionId())
                .orElse(null);
        if (shown != null && !shown.equals(offerShown)) {
            others.add(new Part("offer shown", null, null, shown, began, now));
        }
        offerShown = shown;
    }

    /** The last record of an act is what the acts led to; one on the way has only its own writing. */
    private void tell() {
        for (int i = 0; i < commits.size(); i++) {
            JournalRecord record = commits.get(i).record();
            if (record != null && traces.follow(record.fact().source())) {
                tell(record, Origin.ofRecord(record.fact().source()), commits.get(i), i == commits.size() - 1);
            }
        }
    }

    private void tell(JournalRecord record, Origin origin, Part commit, boolean whole) {
        Instant from = whole && !acts.isEmpty() ? acts.getFirst().began() : commit.began();
        String kind = record.fact().getClass().getSimpleName();
        Span root = traces.begin(
                origin,
                "till " + kind,
                span -> span.setStartTimestamp(from)
                        .setAttribute(Fields.RECEIPT, record.fact().source().receiptNumber())
                        .setAttribute(Fields.RECORD, kind)
                        .setAttribute(Fields.ACTS_BEFORE, whole ? actsBefore : 0));
        SpanContext context = root.getSpanContext();
        if (whole) {
            acts.forEach(act -> tell(act, context));
            others.forEach(other -> tell(other, context));
        }
        tell(commit, context);
        root.end(wall.instant());
    }

    private void tell(Part part, SpanContext parent) {
        var span = traces.span(part.kind() == null ? part.name() : part.name() + " " + part.kind(), parent)
                .setStartTimestamp(part.began());
        if (part.kind() != null) {
            span.setAttribute(Fields.ACT, part.kind());
        }
        if (part.decision() != null) {
            span.setAttribute(Fields.DECISION, part.decision())
                    .addLink(Origin.ofDecision(part.decision()).context());
        }
        span.startSpan().end(part.ended());
    }
}
