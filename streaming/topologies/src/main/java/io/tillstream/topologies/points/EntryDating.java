package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsEntry;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Writes onto what is earned from when and until when it can be spent: what the programme says of its business date. */
final class EntryDating extends ContextualFixedKeyProcessor<String, PointsEntry, PointsEntry> {
    private @Nullable ProgrammeReading programme;

    @Override
    public void init(FixedKeyProcessorContext<String, PointsEntry> context) {
        super.init(context);
        programme = new ProgrammeReading(context.getStateStore(PointsLedger.PROGRAMME));
    }

    @Override
    public void process(FixedKeyRecord<String, PointsEntry> entry) {
        context().forward(entry.withValue(dated(entry.value())));
    }

    private PointsEntry dated(PointsEntry entry) {
        if (entry.kind() != PointsEntry.Kind.EARNED || programme == null) {
            return entry;
        }
        return programme
                .now()
                .flatMap(known -> known.ruleOf(entry.businessDate()))
                .map(entry::by)
                .orElse(entry);
    }
}
