package io.tillstream.topologies.loss;

import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.loss.CashierConduct.Seen;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts, and looks at everybody of the store again when somebody did something that is counted, and now and then when they
 * only sold: what the others do is the measure, and it may come later.
 */
record ConductPosting(Ledger<CashierPeriod> ledger) implements ProcessorSupplier<String, JournalRecord, String, Seen> {
    /** So many sales of a cashier, and everybody is looked at: a few times a day. */
    private static final long SALES_BETWEEN = 50;

    @Override
    public Processor<String, JournalRecord, String, Seen> get() {
        return new Cashiers();
    }

    private final class Cashiers extends ContextualProcessor<String, JournalRecord, String, Seen> {
        private @Nullable Accounts<CashierPeriod> accounts;
        private @Nullable KeyValueStore<String, byte[]> periods;
        private @Nullable KeyValueStore<String, LossSignal> signals;

        @Override
        public void init(ProcessorContext<String, Seen> context) {
            super.init(context);
            periods = context.getStateStore(ledger.name());
            signals = context.getStateStore(CashierConduct.SIGNALS);
            accounts = new Accounts<>(ledger, periods);
        }

        @Override
        public void process(Record<String, JournalRecord> accepted) {
            if (accepted.value() == null || accounts == null) {
                throw new RefusedRecord("An accepted record without a value; facts are never deleted.");
            }
            List<Entry<CashierPeriod>> entries = ConductCount.of(accepted.value());
            accounts.book(entries)
                    .forEach((key, value) ->
                            context().forward(new Record<>(key, new Seen.Counted(value), accepted.timestamp())));
            for (Entry<CashierPeriod> entry : entries) {
                Set<Conduct.Kind> kinds = EnumSet.noneOf(Conduct.Kind.class);
                entry.value().conduct().forEach(done -> kinds.add(done.kind()));
                CashierPeriod now = accounts.get(entry.key());
                if (entry.value().sales() > 0 && now != null && now.sales() % SALES_BETWEEN == 0) {
                    kinds.addAll(EnumSet.allOf(Conduct.Kind.class));
                }
                if (!kinds.isEmpty()) {
                    look(entry.value(), kinds, accepted.timestamp());
                }
            }
        }

        /** A record of a period before the newest changes no signal: that is about now. */
        private void look(CashierPeriod at, Set<Conduct.Kind> kinds, long timestamp) {
            if (!of(at, at.from().plusDays(CashierPeriod.DAYS)).isEmpty()) {
                return;
            }
            List<CashierPeriod> store = new ArrayList<>();
            for (int ago = StandingOut.PERIODS - 1; ago >= 0; ago--) {
                store.addAll(of(at, at.from().minusDays((long) CashierPeriod.DAYS * ago)));
            }
            Map<String, CashierPeriod> cashiers = new TreeMap<>();
            store.forEach(period -> cashiers.put(period.operator(), period));
            for (CashierPeriod cashier : cashiers.values()) {
                kinds.forEach(kind -> look(cashier, kind, store, timestamp));
            }
        }

        private void look(CashierPeriod cashier, Conduct.Kind kind, List<CashierPeriod> store, long timestamp) {
            KeyValueStore<String, LossSignal> known = Objects.requireNonNull(signals);
            LossSignal after = StandingOut.of(cashier, kind, store);
            String key = "CASHIER|" + cashier.store() + "|" + cashier.operator() + "|" + kind;
            if (!Objects.equals(known.get(key), after)) {
                if (after == null) {
                    known.delete(key);
                } else {
                    known.put(key, after);
                }
                context().forward(new Record<>(key, new Seen.Signal(after), timestamp));
            }
        }

        /** Everybody's four weeks at the store. */
        private List<CashierPeriod> of(CashierPeriod at, LocalDate from) {
            List<CashierPeriod> everybody = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = Objects.requireNonNull(periods)
                    .prefixScan(
                            Keys.storeDay(at.store(), from) + "|",
                            Serdes.String().serializer())) {
                all.forEachRemaining(
                        period -> everybody.add(Objects.requireNonNull(accounts).decode(period.value)));
            }
            return everybody;
        }
    }
}
