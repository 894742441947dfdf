package io.tillstream.streaming.following;

import io.tillstream.topologies.refusal.ReplayGate;
import io.tillstream.traces.Traces;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the steps of every topology as {@link ReplayGate} does, which it contains: steps that book tell of a record
 * that is followed, and our own steps pass on whom their work is for. Kafka's own steps pass headers on by themselves and
 * are left alone unless they book. Streams makes it by its name, and only where something is to be told.
 */
public final class FollowedSteps implements ProcessorWrapper {
    private static final String TRACES = "tillstream.following";
    private static final String KAFKAS_OWN = "org.apache.kafka.";

    /** What each step does, in the words of whoever reads a trace. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("check-arrival", "check arrival"),
            Map.entry("book-sales-by-store-hour", "book sales by hour"),
            Map.entry("book-sales-by-item-day", "book sales by item"),
            Map.entry("book-sales-by-store-day", "book sales by day"),
            Map.entry("book-stock-on-hand", "book stock"),
            Map.entry("add-points", "book points"),
            Map.entry("keep-points-accounts", "keep points account"),
            Map.entry("add-gift-card-entry", "book gift card"),
            Map.entry("book-refunds-by-line", "settle returns"),
            Map.entry("book-item-demand", "feature item demand"),
            Map.entry("add-member-basket", "feature member history"),
            Map.entry("keep-profiles", "feature member profile"));

    private final ReplayGate gate = new ReplayGate();
    private Traces traces = Traces.off();

    /** Lets topologies that are built with these settings tell; nothing is changed where nothing is to be told. */
    public static void addTo(Properties settings, Traces traces) {
        if (traces.areOn()) {
            settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, FollowedSteps.class.getName());
            settings.put(TRACES, traces);
        }
    }

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(TRACES) instanceof Traces given) {
            traces = given;
        }
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String step, ProcessorSupplier<K, V, L, W> steps) {
        String words = WORDS.get(step);
        boolean ours = !steps.getClass().getName().startsWith(KAFKAS_OWN);
        return gate.wrapProcessorSupplier(step, words == null && !ours ? steps : followed(step, words, ours, steps));
    }

    private <K, V, L, W> ProcessorSupplier<K, V, L, W> followed(
            String step, @Nullable String words, boolean ours, ProcessorSupplier<K, V, L, W> steps) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return new FollowedStep<>(new StepWords(step, words, traces), ours, steps.get());
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
        return gate.wrapFixedKeyProcessorSupplier(step, steps);
    }
}
