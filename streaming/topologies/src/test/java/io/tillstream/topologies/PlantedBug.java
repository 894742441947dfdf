package io.tillstream.topologies;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.refusal.ReplayGate;
import io.tillstream.topologies.till.TillPositions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Defects that a test of faults has to find; one that finds none of them shows nothing. */
public enum PlantedBug {
    NONE,

    /** Nobody remembers what has arrived: every duplicate is a new record. */
    FORGETS,

    /** Not exactly once: what was booked since the last commit is booked again after a kill. */
    REPEATS,

    /** A sale that is an hour older than the newest one is in no ledger of hours. */
    DROPS_LATE;

    private static final String BUG = "test.planted-bug";

    /** Puts it into the settings that topologies are built and run with. */
    public void plant(Properties settings) {
        switch (this) {
            case NONE -> {
                // As it is.
            }
            case REPEATS -> {
                settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
                settings.put(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        Duration.ofSeconds(20).toMillis());
            }
            case FORGETS, DROPS_LATE -> {
                settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, Gate.class.getName());
                settings.put(BUG, name());
            }
        }
    }

    /** The gate of every step, with the defect behind it. */
    public static final class Gate implements ProcessorWrapper {
        private final ReplayGate gate = new ReplayGate();
        private PlantedBug bug = NONE;

        @Override
        public void configure(Map<String, ?> settings) {
            bug = valueOf(String.valueOf(settings.get(BUG)));
        }

        @Override
        public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
                String step, ProcessorSupplier<K, V, L, W> steps) {
            WrappedProcessorSupplier<K, V, L, W> sound = gate.wrapProcessorSupplier(step, steps);
            boolean forgets = bug == FORGETS && step.equals("check-arrival");
            boolean drops = bug == DROPS_LATE && step.equals("book-sales-by-store-hour");
            return !forgets && !drops
                    ? sound
                    : new WrappedProcessorSupplier<>() {
                        @Override
                        public Processor<K, V, L, W> get() {
                            return forgets ? new Forgetful<>(sound.get()) : new Impatient<>(sound.get());
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
    }

    private static final class Forgetful<K, V, L, W> implements Processor<K, V, L, W> {
        private final Processor<K, V, L, W> sound;
        private @Nullable KeyValueStore<String, Object> arrivals;

        Forgetful(Processor<K, V, L, W> sound) {
            this.sound = sound;
        }

        @Override
        public void init(ProcessorContext<L, W> context) {
            sound.init(context);
            arrivals = context.getStateStore(TillPositions.STORE);
        }

        @Override
        public void process(Record<K, V> record) {
            KeyValueStore<String, Object> known = Objects.requireNonNull(arrivals, "initialised");
            List<String> tills = new ArrayList<>();
            try (KeyValueIterator<String, Object> all = known.all()) {
                all.forEachRemaining(entry -> tills.add(entry.key));
            }
            tills.forEach(known::delete);
            sound.process(record);
        }
    }

    private static final class Impatient<K, V, L, W> implements Processor<K, V, L, W> {
        private static final Duration LATEST = Duration.ofHours(1);

        private final Processor<K, V, L, W> sound;
        private Instant newest = Instant.EPOCH;

        Impatient(Processor<K, V, L, W> sound) {
            this.sound = sound;
        }

        @Override
        public void init(ProcessorContext<L, W> context) {
            sound.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            if (record.value() instanceof JournalRecord accepted) {
                Instant at = accepted.fact().happenedAt();
                newest = newest.isAfter(at) ? newest : at;
                if (at.isBefore(newest.minus(LATEST))) {
                    return;
                }
            }
            sound.process(record);
        }
    }
}
