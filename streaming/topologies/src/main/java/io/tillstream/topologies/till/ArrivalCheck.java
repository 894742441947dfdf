package io.tillstream.topologies.till;

import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges each record against what has arrived of its till and epoch, and tells others. */
final class ArrivalCheck extends ContextualProcessor<String, ArrivedRecord, String, Arrival> {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalCheck.class);

    private @Nullable KeyValueStore<String, Arrivals> arrivals;
    private @Nullable KeyValueStore<String, RememberedHash> hashes;

    @Override
    public void init(ProcessorContext<String, Arrival> context) {
        super.init(context);
        arrivals = context.getStateStore(TillPositions.STORE);
        hashes = context.getStateStore(TillPositions.HASHES);
    }

    @Override
    public void process(Record<String, ArrivedRecord> fact) {
        if (fact.value() == null || arrivals == null || hashes == null) {
            throw new RefusedRecord("A fact without a value; facts are never deleted.");
        }
        JournalRecord record = fact.value().record();
        Source source = record.fact().source();
        String store = source.till().store().value();
        if (!store.equals(fact.key())) {
            throw new RefusedRecord("Record " + source + " came with key " + fact.key() + ", not with its store.");
        }
        if (!fact.value().isIntact() && !fact.value().isRedacted()) {
            throw new RefusedRecord("Record " + source + " has hash " + record.hash()
                    + ", which does not cover its content; compare with the till's journal.");
        }

        String tillEpoch = Keys.tillEpoch(source.till(), source.epoch());
        Arrivals before = arrivals.get(tillEpoch);
        Verdict verdict = (before == null ? Arrivals.none(source.till(), source.epoch()) : before)
                .arrive(record, sequence -> remembered(tillEpoch, sequence));

        arrivals.put(tillEpoch, verdict.after());
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                remember(tillEpoch, source.sequence(), record.hash());
                tell(fact, store, new Arrival.New(fact.value()));
                tell(fact, tillEpoch, new Arrival.Moved(accepted.after().position()));
                if (accepted.notice() != null) {
                    alarm(fact, source, accepted.notice());
                }
            }
            case Verdict.Duplicate duplicate ->
                tell(fact, tillEpoch, new Arrival.Moved(duplicate.after().position()));
            case Verdict.Clone clone -> {
                tell(fact, tillEpoch, new Arrival.Moved(clone.after().position()));
                alarm(fact, source, clone.notice());
            }
        }
    }

    private Optional<Hash> remembered(String tillEpoch, long sequence) {
        RememberedHash slot = hashes == null ? null : hashes.get(RememberedHash.slot(tillEpoch, sequence));
        return slot != null && slot.sequence() == sequence ? Optional.of(slot.hash()) : Optional.empty();
    }

    /** A late record that fills an old gap must not push a newer number out of its slot. */
    private void remember(String tillEpoch, long sequence, Hash hash) {
        if (hashes == null) {
            return;
        }
        String slot = RememberedHash.slot(tillEpoch, sequence);
        RememberedHash taken = hashes.get(slot);
        if (taken == null || taken.sequence() < sequence) {
            hashes.put(slot, new RememberedHash(sequence, hash));
        }
    }

    private void alarm(Record<String, ArrivedRecord> fact, Source source, Verdict.Notice notice) {
        LOG.info("{}: {}", notice.kind(), notice.detail());
        tell(
                fact,
                source.till().store().value(),
                new Arrival.Alarming(
                        new TillAlarm(notice.kind(), source, notice.detail(), Instant.ofEpochMilli(fact.timestamp()))));
    }

    private void tell(Record<String, ArrivedRecord> fact, String key, Arrival arrival) {
        context().forward(new Record<>(key, arrival, fact.timestamp()));
    }
}
