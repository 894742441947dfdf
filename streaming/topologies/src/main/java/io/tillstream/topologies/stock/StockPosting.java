package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.refusal.RefusedRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books changes; a movement only the first time its id is seen. The id is remembered in the step that books it, so that a
 * refused movement may be sent again.
 */
record StockPosting(Ledger<StockOnHand> ledger) implements ProcessorSupplier<String, StockChange, String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(StockPosting.class);

    @Override
    public Processor<String, StockChange, String, byte[]> get() {
        return new Stock();
    }

    private final class Stock extends ContextualProcessor<String, StockChange, String, byte[]> {
        private @Nullable Accounts<StockOnHand> accounts;
        private @Nullable KeyValueStore<String, Long> booked;
        private @Nullable Sensor duplicates;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            super.init(context);
            accounts = new Accounts<>(ledger, context.getStateStore(ledger.name()));
            booked = context.getStateStore(StockLedger.MOVEMENTS_BOOKED);
            duplicates = context.metrics()
                    .addRateTotalSensor(
                            "stock", context.taskId().toString(), "duplicate-movements", RecordingLevel.INFO);
        }

        @Override
        public void process(Record<String, StockChange> fact) {
            if (accounts == null || booked == null || duplicates == null) {
                throw new IllegalStateException("Stock is booked before it was initialised.");
            }
            if (fact.value() instanceof StockChange.Moved moved) {
                if (!moved.store().value().equals(fact.key())) {
                    throw new RefusedRecord("Movement " + moved.id() + " of store " + moved.store() + " came with key "
                            + fact.key() + "; stock movements are keyed by their store.");
                }
                String id = moved.store() + "|" + moved.id();
                if (booked.get(id) != null) {
                    duplicates.record();
                    LOG.info("Stock movement {} was booked before and is dropped.", moved.id());
                    return;
                }
                book(accounts, fact);
                booked.put(id, fact.timestamp());
            } else {
                book(accounts, fact);
            }
        }

        private void book(Accounts<StockOnHand> stock, Record<String, StockChange> fact) {
            stock.book(fact.value().entries())
                    .forEach((key, value) -> context().forward(new Record<>(key, value, fact.timestamp())));
        }
    }
}
