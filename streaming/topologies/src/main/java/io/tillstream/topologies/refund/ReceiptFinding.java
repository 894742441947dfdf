package io.tillstream.topologies.refund;

import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Answers where a receipt stands, and where all that came back of it. */
final class ReceiptFinding extends ContextualProcessor<String, ReceiptAsked, String, ReceiptFound> {
    private @Nullable KeyValueStore<String, SoldLines> sold;
    private @Nullable KeyValueStore<String, ReturnPlaces> returns;

    @Override
    public void init(ProcessorContext<String, ReceiptFound> context) {
        super.init(context);
        sold = context.getStateStore(RefundsByLine.SOLD);
        returns = context.getStateStore(RefundsByLine.RETURNS);
    }

    @Override
    public void process(Record<String, ReceiptAsked> asked) {
        if (asked.value() == null || sold == null || returns == null) {
            throw new RefusedRecord("A question without a value; facts are never deleted.");
        }
        ReceiptAsked question = asked.value();
        String receipt = question.receipt().receiptNumber();
        List<Place> places = new ArrayList<>();
        SoldLines sale = sold.get(receipt);
        if (sale != null) {
            places.add(sale.place());
            ReturnPlaces back = returns.get(receipt);
            if (back != null) {
                back.returns().forEach(standing -> places.add(standing.place()));
            }
        }
        context()
                .forward(new Record<>(
                        question.question(),
                        new ReceiptFound(question.question(), question.receipt(), places),
                        asked.timestamp()));
    }
}
