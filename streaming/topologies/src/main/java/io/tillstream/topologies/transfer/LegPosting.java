package io.tillstream.topologies.transfer;

import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockSent;
import io.tillstream.topologies.refusal.RefusedRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds legs to their transfers. */
final class LegPosting extends ContextualProcessor<String, StockMovement, String, StockTransfer> {
    private @Nullable KeyValueStore<String, Legs> transfers;

    @Override
    public void init(ProcessorContext<String, StockTransfer> context) {
        super.init(context);
        transfers = context.getStateStore(Transfers.STORE);
    }

    @Override
    public void process(Record<String, StockMovement> leg) {
        if (leg.value() == null || transfers == null) {
            throw new RefusedRecord("A leg of a transfer without a value; facts are never deleted.");
        }
        Legs known = transfers.get(leg.key());
        Legs before = known == null ? Legs.none(leg.key()) : known;
        Legs after = switch (leg.value()) {
            case StockSent sent -> before.and(sent);
            case StockArrived arrived -> before.and(arrived);
            default -> before;
        };
        if (!after.equals(before)) {
            transfers.put(leg.key(), after);
            context().forward(new Record<>(leg.key(), after.told(), leg.timestamp()));
        }
    }
}
