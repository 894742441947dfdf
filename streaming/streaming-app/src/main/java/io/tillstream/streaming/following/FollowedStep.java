package io.tillstream.streaming.following;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tillstream.traces.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A step with whoever tells of it. For a record that is not followed it costs one look at its headers.
 *
 * @param <K> key in
 * @param <V> value in
 * @param <L> key out
 * @param <W> value out
 */
final class FollowedStep<K, V, L, W> implements Processor<K, V, L, W> {
    private final StepWords words;
    private final boolean ours;
    private final Processor<K, V, L, W> behind;
    private @Nullable ProcessorContext<L, W> context;
    private @Nullable Passing<L, W> passing;

    FollowedStep(StepWords words, boolean ours, Processor<K, V, L, W> behind) {
        this.words = words;
        this.ours = ours;
        this.behind = behind;
    }

    @Override
    public void init(ProcessorContext<L, W> given) {
        context = given;
        if (ours) {
            passing = new Passing<>(given, words);
            behind.init(passing);
        } else {
            // Kafka's own steps want a context of Kafka's own, and pass headers on by themselves.
            behind.init(given);
        }
    }

    @Override
    public void process(Record<K, V> record) {
        Header header = record.headers().lastHeader(TraceParent.HEADER);
        if (header != null && header.value() != null) {
            follow(record, TraceParent.read(new String(header.value(), StandardCharsets.US_ASCII)));
            return;
        }
        try {
            behind.process(record);
        } catch (RuntimeException e) {
            words.refused(null, place(), record.value(), e);
            throw e;
        }
    }

    private void follow(Record<K, V> record, SpanContext parent) {
        Span span = parent.isSampled()
                ? words.begin(parent, place(), record.value()).orElse(null)
                : null;
        if (passing != null) {
            passing.workFor(span == null ? parent : span.getSpanContext(), span);
        }
        try {
            behind.process(record);
            if (passing != null) {
                passing.done();
            }
        } catch (RuntimeException e) {
            words.refused(span, place(), record.value(), e);
            throw e;
        } finally {
            if (passing != null) {
                passing.workForNobody();
            }
            if (span != null) {
                span.end();
            }
        }
    }

    private Optional<RecordMetadata> place() {
        return context == null ? Optional.empty() : context.recordMetadata();
    }

    @Override
    public void close() {
        behind.close();
    }
}
