package io.tillstream.topologies.feature;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Books demand by day, remembers which items changed, and publishes those from time to time. */
record DemandPosting(Ledger<ItemDemand.Day> days)
        implements ProcessorSupplier<String, JournalRecord, String, ItemDemand> {
    @Override
    public Processor<String, JournalRecord, String, ItemDemand> get() {
        return new Demand();
    }

    private final class Demand extends ContextualProcessor<String, JournalRecord, String, ItemDemand> {
        private @Nullable Accounts<ItemDemand.Day> daily;
        private @Nullable KeyValueStore<String, Long> changed;

        @Override
        public void init(ProcessorContext<String, ItemDemand> context) {
            super.init(context);
            KeyValueStore<String, byte[]> everyDay = context.getStateStore(days.name());
            Accounts<ItemDemand.Day> accounts = new Accounts<>(days, everyDay);
            KeyValueStore<String, Long> changedItems = context.getStateStore(ItemDemands.CHANGED);
            daily = accounts;
            changed = changedItems;
            context.schedule(
                    ItemDemands.PUBLISHED_EVERY,
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> publish(everyDay, accounts, changedItems, now));
        }

        @Override
        public void process(Record<String, JournalRecord> fact) {
            if (fact.value() == null || daily == null || changed == null) {
                throw new RefusedRecord("A fact without a value; facts are never deleted.");
            }
            for (String day : daily.book(ItemDemands.entries(fact.value())).keySet()) {
                changed.put(day.substring(0, day.lastIndexOf('|')), fact.timestamp());
            }
        }

        private void publish(
                KeyValueStore<String, byte[]> everyDay,
                Accounts<ItemDemand.Day> accounts,
                KeyValueStore<String, Long> changedItems,
                long now) {
            List<String> items = new ArrayList<>();
            try (KeyValueIterator<String, Long> all = changedItems.all()) {
                all.forEachRemaining(item -> items.add(item.key));
            }
            for (String item : items) {
                context().forward(new Record<>(item, demand(everyDay, accounts, item), now));
                changedItems.delete(item);
            }
        }

        private ItemDemand demand(
                KeyValueStore<String, byte[]> everyDay, Accounts<ItemDemand.Day> accounts, String item) {
            List<KeyValue<String, ItemDemand.Day>> kept = new ArrayList<>();
            // A date's characters all lie between these two bounds.
            try (KeyValueIterator<String, byte[]> all = everyDay.range(item + "|", item + "|~")) {
                all.forEachRemaining(day -> kept.add(KeyValue.pair(day.key, accounts.decode(day.value))));
            }
            LocalDate oldest = ItemDemands.oldestKept(kept.getLast().value.on());
            kept.removeIf(day -> {
                boolean tooOld = day.value.on().isBefore(oldest);
                if (tooOld) {
                    accounts.delete(day.key);
                }
                return tooOld;
            });
            String[] parts = item.split("\\|", -1);
            return new ItemDemand(
                    StoreId.of(parts[0]),
                    Gtin.of(parts[1]),
                    kept.stream().map(day -> day.value).toList());
        }
    }
}
