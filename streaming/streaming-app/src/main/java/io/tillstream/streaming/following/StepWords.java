package io.tillstream.streaming.following;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.till.ArrivedRecord;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Traces;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What one step says of its work.
 *
 * @param step its name in the topology
 * @param words what it does; absent for steps that say something only when they refuse
 */
record StepWords(String step, @Nullable String words, Traces traces) {
    /** The work for a record that is followed begins; absent when this step is not worth a span. */
    Optional<Span> begin(SpanContext parent, Optional<RecordMetadata> place, @Nullable Object value) {
        return Optional.ofNullable(words).map(name -> span(name, parent, place, value));
    }

    private Span span(String name, SpanContext parent, Optional<RecordMetadata> place, @Nullable Object value) {
        Span span = traces.span(name, parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(Fields.STEP, step)
                .setAttribute(Fields.SYSTEM, "kafka")
                .setAttribute(Fields.OPERATION, "process")
                .startSpan();
        place.ifPresent(at -> span.setAttribute(Fields.TOPIC, at.topic())
                .setAttribute(Fields.PARTITION, Integer.toString(at.partition()))
                .setAttribute(Fields.OFFSET, at.offset()));
        source(value).ifPresent(source -> span.setAttribute(Fields.RECEIPT, source.receiptNumber()));
        return span;
    }

    /**
     * A record was refused, and is a dead letter from now on. It is told whether or not it is followed, in its own trace
     * where its receipt number is known here. Trouble with Kafka is not the record's.
     */
    void refused(@Nullable Span span, Optional<RecordMetadata> place, @Nullable Object value, RuntimeException reason) {
        if (reason instanceof KafkaException) {
            return;
        }
        Span told = span != null
                ? span
                : span(
                        words == null ? step : words,
                        source(value)
                                .map(source -> Origin.ofRecord(source).context())
                                .orElse(SpanContext.getInvalid()),
                        place,
                        value);
        told.setAttribute(Fields.OUTCOME, "refused")
                .setAttribute(Fields.ERROR, reason.getClass().getSimpleName())
                .setStatus(StatusCode.ERROR);
        if (span == null) {
            told.end();
        }
    }

    /** A till's records do not fit together: always told, in the trace of the record that showed it. */
    void alarmed(@Nullable Span span, TillAlarm alarm) {
        String outcome = alarm.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (span != null) {
            span.setAttribute(Fields.OUTCOME, outcome);
        } else {
            Span told = traces.span("alarm", Origin.ofRecord(alarm.source()).context())
                    .setAttribute(Fields.STEP, step)
                    .setAttribute(Fields.RECEIPT, alarm.source().receiptNumber())
                    .setAttribute(Fields.OUTCOME, outcome)
                    .startSpan();
            told.end();
        }
    }

    private static Optional<Source> source(@Nullable Object value) {
        return switch (value) {
            case ArrivedRecord arrived -> Optional.of(arrived.record().fact().source());
            case JournalRecord record -> Optional.of(record.fact().source());
            case null, default -> Optional.empty();
        };
    }
}
