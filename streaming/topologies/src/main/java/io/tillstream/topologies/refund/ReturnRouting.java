package io.tillstream.topologies.refund;

import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what a record takes back to the store that sold it, with the place the record stands at. */
final class ReturnRouting extends ContextualProcessor<String, JournalRecord, String, RefundChange.CameBack> {
    @Override
    public void process(Record<String, JournalRecord> accepted) {
        if (accepted.value() == null) {
            throw new RefusedRecord("A fact without a value; facts are never deleted.");
        }
        Place place = context()
                .recordMetadata()
                .map(at -> new Place(at.partition(), at.offset()))
                .orElseThrow();
        LocalDate businessDate = accepted.value().fact().businessDate();
        for (LineRefunds part : RefundsByLine.returned(accepted.value())) {
            context()
                    .forward(new Record<>(
                            part.sale().till().store().value(),
                            new RefundChange.CameBack(part, businessDate, place),
                            accepted.timestamp()));
        }
    }
}
