package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsDebt;
import io.tillstream.topologies.refusal.RefusedRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Opens, changes and removes a member's debt as the balance goes below zero and back; silent for everybody else. */
final class DebtKeeping extends ContextualProcessor<String, PointsBalance, String, PointsDebt> {
    /** What each debtor owes; only debtors are in it. */
    private @Nullable KeyValueStore<String, Long> debts;

    @Override
    public void init(ProcessorContext<String, PointsDebt> context) {
        super.init(context);
        debts = context.getStateStore(PointsLedger.DEBTS);
    }

    @Override
    public void process(Record<String, PointsBalance> changed) {
        if (changed.value() == null || debts == null) {
            throw new RefusedRecord("A balance without a value; balances are never deleted.");
        }
        PointsBalance balance = changed.value();
        boolean owedBefore = debts.get(changed.key()) != null;
        if (balance.points() < 0) {
            PointsDebt debt = new PointsDebt(balance.member(), Math.negateExact(balance.points()), balance.asOf());
            debts.put(changed.key(), debt.owed());
            context().forward(changed.withValue(debt));
        } else if (owedBefore) {
            debts.delete(changed.key());
            context().forward(removal(changed));
        }
    }

    @SuppressWarnings("NullAway") // a tombstone: Kafka's own word for a key that is void from now on
    private static Record<String, PointsDebt> removal(Record<String, PointsBalance> changed) {
        return new Record<>(changed.key(), null, changed.timestamp());
    }
}
