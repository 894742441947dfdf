package io.tillstream.streaming.deadletter;

import io.tillstream.topologies.refusal.ReplayGate;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The topologies with two defects: no record may come with a certain header, and no stock go down by seven. */
public final class EarlierVersion implements ProcessorWrapper {
    static final String TRIPS_OVER = "of-a-later-version";

    private static final Map<String, Predicate<Record<?, ?>>> DEFECTS = Map.of(
            "check-arrival",
            record -> record.headers().lastHeader(TRIPS_OVER) != null,
            "book-stock-on-hand",
            record -> String.valueOf(record.value()).contains("-7"));

    private final ReplayGate gate = new ReplayGate();

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String step, ProcessorSupplier<K, V, L, W> steps) {
        Predicate<Record<?, ?>> defect = DEFECTS.get(step);
        WrappedProcessorSupplier<K, V, L, W> sound = gate.wrapProcessorSupplier(step, steps);
        return defect == null
                ? sound
                : new WrappedProcessorSupplier<>() {
                    @Override
                    public Processor<K, V, L, W> get() {
                        return new Defective<>(sound.get(), defect);
                    }

                    @Override
                    public @Nullable Set<StoreBuilder<?>> stores() {
                        return sound.stores();
                    }
                };
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String step, FixedKeyProcessorSupplier<K, V, W> steps) {
        return gate.wrapFixedKeyProcessorSupplier(step, steps);
    }

    private record Defective<K, V, L, W>(Processor<K, V, L, W> sound, Predicate<Record<?, ?>> defect)
            implements Processor<K, V, L, W> {
        @Override
        public void init(ProcessorContext<L, W> context) {
            sound.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            if (defect.test(record)) {
                throw new IllegalStateException("A defect of an earlier version");
            }
            sound.process(record);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
