package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.topologies.ledger.Booking;
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

/** Books a movement the first time its id is seen; the id is remembered in the same step, so a refused one may be sent again. */
record MovementPosting(Ledger<StockOnHand> ledger)
        implements ProcessorSupplier<String, StockMovement, String, StockOnHand> {
    private static final Logger LOG = LoggerFactory.getLogger(MovementPosting.class);

    @Override
    public Processor<String, StockMovement, String, StockOnHand> get() {
        return new Movements();
    }

    private final class Movements extends ContextualProcessor<String, StockMovement, String, StockOnHand> {
        private @Nullable KeyValueStore<String, StockOnHand> stock;
        private @Nullable KeyValueStore<String, Long> booked;
        private @Nullable Sensor duplicates;

        @Override
        public void init(ProcessorContext<String, StockOnHand> context) {
            super.init(context);
            stock = context.getStateStore(ledger.name());
            booked = context.getStateStore(StockLedger.MOVEMENTS_BOOKED);
            duplicates = context.metrics()
                    .addRateTotalSensor(
                            "stock", context.taskId().toString(), "duplicate-movements", RecordingLevel.INFO);
        }

        @Override
        public void process(Record<String, StockMovement> fact) {
            StockMovement movement = fact.value();
            if (movement == null || stock == null || booked == null || duplicates == null) {
                throw new RefusedRecord("A stock movement without a value; facts are never deleted.");
            }
            if (!movement.store().value().equals(fact.key())) {
                throw new RefusedRecord("Movement " + movement.id() + " of store " + movement.store()
                        + " came with key " + fact.key() + "; stock movements are keyed by their store.");
            }
            String id = movement.store() + "|" + movement.id();
            if (booked.get(id) != null) {
                duplicates.record();
                LOG.info("Stock movement {} was booked before and is dropped.", movement.id());
                return;
            }
            Booking<StockOnHand> booking = new Booking<>(stock, ledger.merge(), StockLedger.entries(movement));
            booked.put(id, fact.timestamp());
            booking.write().forEach((key, value) -> context().forward(new Record<>(key, value, fact.timestamp())));
        }
    }
}
