package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
record StockPosting(Ledger<StockOnHand> onHand, Ledger<StockDay> days, Ledger<StockLots> lots)
        implements ProcessorSupplier<String, StockChange, String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(StockPosting.class);

    @Override
    public Processor<String, StockChange, String, byte[]> get() {
        return new Stock();
    }

    private final class Stock extends ContextualProcessor<String, StockChange, String, byte[]> {
        private @Nullable StockBooks books;
        private @Nullable KeyValueStore<String, Long> booked;
        private @Nullable Sensor duplicates;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            super.init(context);
            KeyValueStore<String, byte[]> dayStore = context.getStateStore(days.name());
            books = new StockBooks(
                    new Accounts<>(onHand, context.getStateStore(onHand.name())),
                    new Accounts<>(days, dayStore),
                    dayStore,
                    new Moments(context.getStateStore(Moments.STORE)),
                    new Accounts<>(lots, context.getStateStore(lots.name())));
            booked = context.getStateStore(StockLedger.MOVEMENTS_BOOKED);
            duplicates = context.metrics()
                    .addRateTotalSensor(
                            "stock", context.taskId().toString(), "duplicate-movements", RecordingLevel.INFO);
        }

        @Override
        public void process(Record<String, StockChange> fact) {
            if (books == null || booked == null || duplicates == null) {
                throw new IllegalStateException("Stock is booked before it was initialised.");
            }
            if (fact.value() instanceof StockChange.Told told) {
                if (!told.store().value().equals(fact.key())) {
                    throw new RefusedRecord("Movement " + told.id() + " of store " + told.store() + " came with key "
                            + fact.key() + "; stock movements are keyed by their store.");
                }
                String id = told.store() + "|" + told.id();
                if (booked.get(id) != null) {
                    duplicates.record();
                    LOG.info("Stock movement {} was booked before and is dropped.", told.id());
                    return;
                }
                book(books, fact);
                booked.put(id, fact.timestamp());
            } else {
                book(books, fact);
            }
        }

        private void book(StockBooks stock, Record<String, StockChange> fact) {
            Instant hour = Instant.ofEpochMilli(fact.timestamp()).truncatedTo(ChronoUnit.HOURS);
            StockBooks.Written written = stock.book(fact.value(), hour);
            forward(written.onHand(), fact.timestamp(), StockLedger.ON_HAND_OUT);
            forward(written.days(), fact.timestamp(), StockLedger.DAYS_OUT);
            forward(written.lots(), fact.timestamp(), StockLedger.LOTS_OUT);
            forward(written.onHand(), fact.timestamp(), EmptyShelves.WATCH);
        }

        private void forward(Map<String, byte[]> written, long timestamp, String sink) {
            written.forEach((key, value) -> context().forward(new Record<>(key, value, timestamp), sink));
        }
    }
}
