package io.tillstream.topologies.profile;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the definitions as they come, unread: one that cannot be read must not stop the thread that has nobody to tell. */
final class SegmentKeeping extends ContextualProcessor<String, byte[], Void, Void> {
    private @Nullable KeyValueStore<String, byte[]> segments;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        segments = context.getStateStore(MemberProfiles.SEGMENTS);
    }

    @Override
    public void process(Record<String, byte[]> segment) {
        if (segments != null && segment.key() != null) {
            segments.put(segment.key(), segment.value());
        }
    }
}
