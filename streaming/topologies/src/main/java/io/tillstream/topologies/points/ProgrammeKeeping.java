package io.tillstream.topologies.points;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the programme as it comes, unread: one that cannot be read must not stop the thread that has nobody to tell. */
final class ProgrammeKeeping extends ContextualProcessor<String, byte[], Void, Void> {
    private @Nullable KeyValueStore<String, byte[]> programme;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        programme = context.getStateStore(PointsLedger.PROGRAMME);
    }

    @Override
    public void process(Record<String, byte[]> change) {
        if (programme != null && change.key() != null) {
            programme.put(change.key(), change.value());
        }
    }
}
