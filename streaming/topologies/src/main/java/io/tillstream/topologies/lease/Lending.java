package io.tillstream.topologies.lease;

import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the pools and answers tills. */
final class Lending extends ContextualProcessor<String, PoolChange, String, Lease> {
    private @Nullable KeyValueStore<String, Pool> pools;
    private @Nullable ReadOnlyKeyValueStore<String, byte[]> promotions;

    @Override
    public void init(ProcessorContext<String, Lease> context) {
        super.init(context);
        pools = context.getStateStore(Leases.STORE);
        promotions = context.getStateStore(Leases.PROMOTIONS);
    }

    @Override
    public void process(Record<String, PoolChange> change) {
        if (change.value() == null || pools == null) {
            throw new RefusedRecord("A change of a pool without a value; facts are never deleted.");
        }
        Pool known = pools.get(change.key());
        Pool before = known == null ? Pool.EMPTY : known;
        Instant now = Instant.ofEpochMilli(change.timestamp());
        Pool after = switch (change.value()) {
            case PoolChange.Filled(long units) -> before.filledBy(units);
            case PoolChange.Spent(long units, String attempt) -> before.spending(units, attempt, now);
            case PoolChange.SpentOfLease(String lease, long units) -> before.spendingOf(lease, units, now);
            case PoolChange.Requested(LeaseAsked asked) ->
                answered(filled(asked.pool(), before), asked, change.timestamp());
            case PoolChange.Requested(LeaseReturned back) -> before.returning(back, now);
        };
        if (!after.equals(before)) {
            pools.put(change.key(), after);
        }
        before.open().keySet().stream()
                .filter(number -> !after.open().containsKey(number))
                .forEach(number -> context().forward(new Record<>(number, null, change.timestamp())));
    }

    /** What a promotion limits there is as much of as it says now; anything else was filled by sales. */
    private Pool filled(LeasePool pool, Pool before) {
        return PromotionLimits.of(pool, Objects.requireNonNull(promotions))
                .map(before::of)
                .orElse(before);
    }

    private Pool answered(Pool before, LeaseAsked asked, long timestamp) {
        if (before.over().containsKey(asked.lease())) {
            return before;
        }
        boolean isKnown = before.open().containsKey(asked.lease());
        Pool after = isKnown ? before : before.leasing(asked);
        Pool.Open lease = after.open().get(asked.lease());
        Lease answer = lease == null
                ? new Lease(asked.lease(), asked.pool(), asked.till(), 0, after.free(), asked.until())
                : new Lease(asked.lease(), asked.pool(), lease.till(), lease.units(), after.free(), lease.until());
        context().forward(new Record<>(asked.lease(), answer, timestamp));
        if (lease == null) {
            context().forward(new Record<>(asked.lease(), null, timestamp));
        }
        return after;
    }
}
