package io.tillstream.topologies.group;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps groups and statements as they come, unread: one that cannot be read must not stop the thread that has nobody to tell. */
final class GroupKeeping extends ContextualProcessor<String, byte[], Void, Void> {
    private final String name;
    private @Nullable KeyValueStore<String, byte[]> kept;

    GroupKeeping(String name) {
        this.name = name;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        kept = context.getStateStore(name);
    }

    @Override
    public void process(Record<String, byte[]> fact) {
        if (kept != null && fact.key() != null) {
            kept.put(fact.key(), fact.value());
        }
    }
}
