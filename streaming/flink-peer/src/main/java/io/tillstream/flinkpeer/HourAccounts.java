package io.tillstream.flinkpeer;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The sales of a store by hour. */
final class HourAccounts extends KeyedProcessFunction<String, HourTakings, Account> {
    private transient @Nullable ValueState<HourTakings> takings;

    @Override
    public void open(OpenContext context) {
        takings = getRuntimeContext().getState(new ValueStateDescriptor<>("takings", HourTakings.TYPE));
    }

    @Override
    public void processElement(HourTakings taken, Context context, Collector<Account> out) throws Exception {
        if (takings == null) {
            throw new IllegalStateException("Not opened.");
        }
        HourTakings before = takings.value();
        HourTakings sum = before == null ? taken : before.plus(taken);
        takings.update(sum);

        StoreId store = StoreId.of(sum.store());
        Instant hour = Instant.ofEpochMilli(sum.hour());
        out.collect(Account.of(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(store, hour),
                new StoreHourSales(
                        store,
                        hour,
                        sum.transactions(),
                        sum.lines(),
                        Money.ofMinor(sum.net(), FlinkLedgers.POUND),
                        Money.ofMinor(sum.tax(), FlinkLedgers.POUND),
                        Money.ofMinor(sum.discount(), FlinkLedgers.POUND))));
    }
}
