package io.tillstream.flinkpeer;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Passes each record of a till and epoch on once. Kept are the number up to which all has come, and those above it: state that does
 * not grow with the sales.
 */
final class FirstArrivals extends KeyedProcessFunction<String, Receipt, Receipt> {
    private transient @Nullable ValueState<Long> complete;
    private transient @Nullable MapState<Long, Boolean> ahead;

    @Override
    public void open(OpenContext context) {
        complete = getRuntimeContext().getState(new ValueStateDescriptor<>("complete", Types.LONG));
        ahead = getRuntimeContext().getMapState(new MapStateDescriptor<>("ahead", Types.LONG, Types.BOOLEAN));
    }

    @Override
    public void processElement(Receipt receipt, Context context, Collector<Receipt> out) throws Exception {
        if (complete == null || ahead == null) {
            throw new IllegalStateException("Not opened.");
        }
        Long known = complete.value();
        long upTo = known == null ? 0 : known;
        long sequence = receipt.sequence();
        if (sequence <= upTo || (sequence > upTo + 1 && ahead.contains(sequence))) {
            return;
        }
        if (sequence > upTo + 1) {
            ahead.put(sequence, true);
        } else {
            upTo = sequence;
            while (!ahead.isEmpty() && ahead.contains(upTo + 1)) {
                ahead.remove(++upTo);
            }
            complete.update(upTo);
        }
        if (receipt.lines().length > 0) {
            out.collect(receipt);
        }
    }
}
