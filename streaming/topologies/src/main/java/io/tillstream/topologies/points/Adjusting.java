package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.topologies.refusal.RefusedRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes an entry of what a person gave or took, once for each id. */
final class Adjusting extends ContextualProcessor<String, PointsAdjustment, String, PointsEntry> {
    private @Nullable KeyValueStore<String, Long> done;

    @Override
    public void init(ProcessorContext<String, PointsEntry> context) {
        super.init(context);
        done = context.getStateStore(PointsLedger.ADJUSTMENTS);
    }

    @Override
    public void process(Record<String, PointsAdjustment> change) {
        PointsAdjustment by = change.value();
        if (by == null || done == null) {
            throw new RefusedRecord("An adjustment without a value; facts are never deleted.");
        }
        String number = by.member() + "|" + by.id();
        if (done.putIfAbsent(number, by.points()) != null) {
            return;
        }
        context().forward(new Record<>(by.member().value(), PointsEntry.adjusted(by), change.timestamp()));
    }
}
