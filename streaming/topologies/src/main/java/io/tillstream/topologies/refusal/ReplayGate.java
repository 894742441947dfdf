package io.tillstream.topologies.refusal;

import io.tillstream.wire.Replay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets a record that was refused by one step, and is sent again, through to that step alone: the others have booked it.
 * It stands before every step of every topology; Streams makes it by its name.
 */
public final class ReplayGate implements ProcessorWrapper {
    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String step, ProcessorSupplier<K, V, L, W> steps) {
        return new WrappedProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return new Gate<>(step, steps.get());
            }

            @Override
            public @Nullable Set<StoreBuilder<?>> stores() {
                return steps.stores();
            }
        };
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String step, FixedKeyProcessorSupplier<K, V, W> steps) {
        return new WrappedFixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<K, V, W> get() {
                return new FixedKeyGate<>(step, steps.get());
            }

            @Override
            public @Nullable Set<StoreBuilder<?>> stores() {
                return steps.stores();
            }
        };
    }

    /** What a step does with a record that is sent again. */
    private enum Passage {
        /** Past it, to a step behind it. */
        THROUGH,
        /** This step refused it. */
        HERE,
        ELSEWHERE
    }

    private static Passage passage(String step, Headers headers) {
        List<String> path = Replay.pathOf(headers);
        if (path.isEmpty()) {
            return Passage.THROUGH;
        }
        if (path.getLast().equals(step)) {
            return Passage.HERE;
        }
        return path.contains(step) ? Passage.THROUGH : Passage.ELSEWHERE;
    }

    private record Gate<K, V, L, W>(String step, Processor<K, V, L, W> behind) implements Processor<K, V, L, W> {
        @Override
        public void init(ProcessorContext<L, W> context) {
            behind.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            switch (passage(step, record.headers())) {
                case THROUGH -> behind.process(record);
                case HERE -> behind.process(record.withHeaders(Replay.arrived(record.headers())));
                case ELSEWHERE -> {
                    // Booked when it came first.
                }
            }
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    private record FixedKeyGate<K, V, W>(String step, FixedKeyProcessor<K, V, W> behind)
            implements FixedKeyProcessor<K, V, W> {
        @Override
        public void init(FixedKeyProcessorContext<K, W> context) {
            behind.init(context);
        }

        @Override
        public void process(FixedKeyRecord<K, V> record) {
            switch (passage(step, record.headers())) {
                case THROUGH -> behind.process(record);
                case HERE -> behind.process(record.withHeaders(Replay.arrived(record.headers())));
                case ELSEWHERE -> {
                    // Booked when it came first.
                }
            }
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Has no settings.
    }
}
