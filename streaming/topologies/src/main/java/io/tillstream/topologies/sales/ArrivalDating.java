package io.tillstream.topologies.sales;

import io.tillstream.events.StoreId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells which trading day a store had begun when a sale came, by the sales of that store that came before it: by the order
 * of the log alone, so that a replay tells the same. Imported sales neither begin a day nor come late; they are what the
 * shop knew before its first.
 */
final class ArrivalDating extends ContextualFixedKeyProcessor<String, JournalRecord, DatedSale> {
    /** Store → the newest trading day it has begun, as days since 1970. */
    static final String TRADING_DAYS = "trading-days";

    private @Nullable KeyValueStore<String, Long> newest;

    @Override
    public void init(FixedKeyProcessorContext<String, DatedSale> context) {
        super.init(context);
        newest = context.getStateStore(TRADING_DAYS);
    }

    @Override
    public void process(FixedKeyRecord<String, JournalRecord> accepted) {
        if (accepted.value() == null || newest == null) {
            throw new RefusedRecord("An accepted record without a value; facts are never deleted.");
        }
        if (accepted.value().fact() instanceof Sale sale) {
            context().forward(accepted.withValue(new DatedSale(sale, knownOn(newest, sale))));
        }
    }

    private static LocalDate knownOn(KeyValueStore<String, Long> newest, Sale sale) {
        LocalDate day = sale.businessDate();
        if (sale.origin() == Sale.Origin.IMPORTED) {
            return day;
        }
        StoreId store = sale.source().till().store();
        Long begun = newest.get(store.value());
        if (begun == null || begun < day.toEpochDay()) {
            newest.put(store.value(), day.toEpochDay());
            return day;
        }
        return LocalDate.ofEpochDay(begun);
    }
}
