package io.tillstream.topologies.lease;

import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lends members' points to tills. */
final class PointsLending extends ContextualProcessor<String, PointsChange, String, Lease> {
    private @Nullable KeyValueStore<String, PointsPool> pools;

    @Override
    public void init(ProcessorContext<String, Lease> context) {
        super.init(context);
        pools = context.getStateStore(Leases.POINTS);
    }

    @Override
    public void process(Record<String, PointsChange> change) {
        KeyValueStore<String, PointsPool> all = Objects.requireNonNull(pools);
        if (change.value() == null) {
            throw new RefusedRecord("A change of a member's points without a value; facts are never deleted.");
        }
        PointsPool known = all.get(change.key());
        PointsPool before = known == null ? PointsPool.EMPTY : known;
        Instant now = Instant.ofEpochMilli(change.timestamp());
        PointsPool after = switch (change.value()) {
            case PointsChange.Stands(PointsAccount account) -> before.standing(account, now);
            case PointsChange.Requested(LeaseAsked asked) -> answered(before, asked, change.timestamp());
            case PointsChange.Requested(LeaseReturned back) -> before.returning(back, now);
        };
        if (!after.equals(before)) {
            all.put(change.key(), after);
        }
        before.pool().open().keySet().stream()
                .filter(number -> !after.pool().open().containsKey(number))
                .forEach(number -> context().forward(new Record<>(number, null, change.timestamp())));
    }

    private PointsPool answered(PointsPool before, LeaseAsked asked, long timestamp) {
        if (before.pool().over().containsKey(asked.lease())) {
            return before;
        }
        PointsPool after = before.pool().open().containsKey(asked.lease()) ? before : before.leasing(asked);
        Pool.Open lease = after.pool().open().get(asked.lease());
        PointsAccount account = after.account();
        List<PointsLot> lots = after.lots().getOrDefault(asked.lease(), List.of());
        if (lease == null || account == null || account.rate() == null) {
            Lease refusal = new Lease(
                    asked.lease(), asked.pool(), asked.till(), 0, after.pool().free(), asked.until());
            context().forward(new Record<>(asked.lease(), refusal, timestamp));
            context().forward(new Record<>(asked.lease(), null, timestamp));
        } else {
            Lease.LentPoints points = new Lease.LentPoints(lots, account.rate());
            Lease answer = new Lease(
                    asked.lease(),
                    asked.pool(),
                    lease.till(),
                    lease.units(),
                    after.pool().free(),
                    lease.until(),
                    points);
            context().forward(new Record<>(asked.lease(), answer, timestamp));
        }
        return after;
    }
}
