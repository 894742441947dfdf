package io.tillstream.flinkpeer;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple7;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/** Takings of a store's hour: store, hour in milliseconds, transactions, lines, net, tax, discount. Two of them make one. */
@SuppressWarnings("unchecked") // Flink overrides its own Tuple.copy() so
public final class HourTakings extends Tuple7<String, Long, Long, Long, Long, Long, Long> {
    static final TypeInformation<HourTakings> TYPE = new TupleTypeInfo<>(
            HourTakings.class, Types.STRING, Types.LONG, Types.LONG, Types.LONG, Types.LONG, Types.LONG, Types.LONG);

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** For Flink, which fills it. */
    public HourTakings() {}

    HourTakings(Receipt receipt) {
        long net = 0;
        for (SoldLine line : receipt.lines()) {
            net += line.net();
        }
        setFields(
                receipt.store(),
                receipt.happenedAt() / HOUR * HOUR,
                1L,
                (long) receipt.lines().length,
                net,
                receipt.tax(),
                receipt.discount());
    }

    String storeHour() {
        return f0 + "|" + f1;
    }

    HourTakings plus(HourTakings other) {
        HourTakings sum = new HourTakings();
        sum.setFields(f0, f1, f2 + other.f2, f3 + other.f3, f4 + other.f4, f5 + other.f5, f6 + other.f6);
        return sum;
    }

    String store() {
        return f0;
    }

    long hour() {
        return f1;
    }

    long transactions() {
        return f2;
    }

    long lines() {
        return f3;
    }

    long net() {
        return f4;
    }

    long tax() {
        return f5;
    }

    long discount() {
        return f6;
    }
}
