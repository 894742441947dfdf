package io.tillstream.topologies.lease;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps promotions as they come, unread: one that cannot be read must not stop the thread that has nobody to tell. */
final class PromotionKeeping extends ContextualProcessor<String, byte[], Void, Void> {
    private @Nullable KeyValueStore<String, byte[]> promotions;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        promotions = context.getStateStore(Leases.PROMOTIONS);
    }

    @Override
    public void process(Record<String, byte[]> promotion) {
        if (promotions != null && promotion.key() != null) {
            promotions.put(promotion.key(), promotion.value());
        }
    }
}
