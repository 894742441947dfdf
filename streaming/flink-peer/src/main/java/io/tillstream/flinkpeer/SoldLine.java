package io.tillstream.flinkpeer;

import io.tillstream.events.sale.SaleLine;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/** A line of a sale: item, pieces, net in minor units. */
@SuppressWarnings("unchecked") // Flink overrides its own Tuple.copy() so
public final class SoldLine extends Tuple3<String, Long, Long> {
    static final TypeInformation<SoldLine> TYPE =
            new TupleTypeInfo<>(SoldLine.class, Types.STRING, Types.LONG, Types.LONG);

    /** For Flink, which fills it. */
    public SoldLine() {}

    SoldLine(SaleLine line) {
        super(line.gtin().value(), line.quantity().amount(), line.net().minor());
    }

    String gtin() {
        return f0;
    }

    long pieces() {
        return f1;
    }

    long net() {
        return f2;
    }
}
