package io.tillstream.streaming.following;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.topologies.till.Arrival;
import io.tillstream.traces.Fields;
import io.tillstream.traces.TraceParent;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of a step of ours, which writes on what it passes on whom it was done for. Our steps make new records
 * without headers; only those of a sale that is followed get one again.
 *
 * @param <L> key out
 * @param <W> value out
 */
final class Passing<L, W> implements ProcessorContext<L, W> {
    private final ProcessorContext<L, W> around;
    private final StepWords words;
    private @Nullable SpanContext current;
    private @Nullable Span span;
    private boolean arrivals;
    private boolean accepted;
    private boolean alarmed;

    Passing(ProcessorContext<L, W> around, StepWords words) {
        this.around = around;
        this.words = words;
    }

    /** From now on work is done for that one. */
    void workFor(SpanContext followed, @Nullable Span itsSpan) {
        current = followed;
        span = itsSpan;
        arrivals = false;
        accepted = false;
        alarmed = false;
    }

    /** The work is done, and went well: of an arrival it is told whether it was news. */
    void done() {
        if (span != null && arrivals && !alarmed) {
            span.setAttribute(Fields.OUTCOME, accepted ? "accepted" : "duplicate");
        }
    }

    void workForNobody() {
        current = null;
        span = null;
    }

    @Override
    public <K extends L, V extends W> void forward(Record<K, V> record) {
        around.forward(marked(record));
    }

    @Override
    public <K extends L, V extends W> void forward(Record<K, V> record, String childName) {
        around.forward(marked(record), childName);
    }

    private <K extends L, V extends W> Record<K, V> marked(Record<K, V> record) {
        listen(record.value());
        SpanContext followed = current;
        if (followed == null) {
            return record;
        }
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(TraceParent.HEADER);
        headers.add(TraceParent.HEADER, TraceParent.of(followed).getBytes(StandardCharsets.US_ASCII));
        return record.withHeaders(headers);
    }

    private void listen(@Nullable Object value) {
        if (value instanceof Arrival arrival) {
            arrivals = true;
            switch (arrival) {
                case Arrival.New _ -> accepted = true;
                case Arrival.Moved _ -> {
                    // Every record moves its till's position.
                }
                case Arrival.Alarming(TillAlarm alarm) -> {
                    alarmed = true;
                    words.alarmed(span, alarm);
                }
            }
        }
    }

    @Override
    public String applicationId() {
        return around.applicationId();
    }

    @Override
    public TaskId taskId() {
        return around.taskId();
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return around.recordMetadata();
    }

    @Override
    public Serde<?> keySerde() {
        return around.keySerde();
    }

    @Override
    public Serde<?> valueSerde() {
        return around.valueSerde();
    }

    @Override
    public File stateDir() {
        return around.stateDir();
    }

    @Override
    public StreamsMetrics metrics() {
        return around.metrics();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Kafka's own signature
    public <S extends StateStore> S getStateStore(String name) {
        return around.getStateStore(name);
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        return around.schedule(interval, type, callback);
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator callback) {
        return around.schedule(start, interval, type, callback);
    }

    @Override
    public void commit() {
        around.commit();
    }

    @Override
    public Map<String, Object> appConfigs() {
        return around.appConfigs();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return around.appConfigsWithPrefix(prefix);
    }

    @Override
    public long currentSystemTimeMs() {
        return around.currentSystemTimeMs();
    }

    @Override
    public long currentStreamTimeMs() {
        return around.currentStreamTimeMs();
    }
}
