package io.tillstream.flinkpeer;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The stock of an item in a store and its sales by business date, in one step: both have the same key. */
final class ItemAccounts extends KeyedProcessFunction<String, SoldItem, Account> {
    /** Pieces sold, and when the last of them was. */
    private transient @Nullable ValueState<Tuple2<Long, Long>> stock;
    /** By date: lines, pieces, net. */
    private transient @Nullable MapState<String, Tuple3<Long, Long, Long>> days;

    @Override
    public void open(OpenContext context) {
        stock = getRuntimeContext().getState(new ValueStateDescriptor<>("stock", Types.TUPLE(Types.LONG, Types.LONG)));
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "days", Types.STRING, Types.TUPLE(Types.LONG, Types.LONG, Types.LONG)));
    }

    @Override
    public void processElement(SoldItem sold, Context context, Collector<Account> out) throws Exception {
        if (stock == null || days == null) {
            throw new IllegalStateException("Not opened.");
        }
        Tuple2<Long, Long> before = stock.value();
        Tuple2<Long, Long> after = before == null
                ? Tuple2.of(sold.pieces(), sold.happenedAt())
                : Tuple2.of(before.f0 + sold.pieces(), Math.max(before.f1, sold.happenedAt()));
        stock.update(after);
        Tuple3<Long, Long, Long> day = days.get(sold.date());
        Tuple3<Long, Long, Long> more = day == null
                ? Tuple3.of(1L, sold.pieces(), sold.net())
                : Tuple3.of(day.f0 + 1, day.f1 + sold.pieces(), day.f2 + sold.net());
        days.put(sold.date(), more);

        StoreId store = StoreId.of(sold.store());
        Gtin gtin = Gtin.of(sold.gtin());
        Quantity none = Quantity.each(0);
        out.collect(Account.of(
                Topics.STOCK_ON_HAND,
                context.getCurrentKey(),
                new StockOnHand(
                        store,
                        gtin,
                        Quantity.each(-after.f0),
                        none,
                        Quantity.each(after.f0),
                        none,
                        Instant.ofEpochMilli(after.f1))));
        LocalDate date = LocalDate.parse(sold.date());
        out.collect(Account.of(
                Topics.SALES_BY_ITEM_DAY,
                Keys.storeItemDay(store, gtin, date),
                new ItemDaySales(
                        store,
                        gtin,
                        date,
                        more.f0,
                        Quantity.each(more.f1),
                        Money.ofMinor(more.f2, FlinkLedgers.POUND))));
    }
}
