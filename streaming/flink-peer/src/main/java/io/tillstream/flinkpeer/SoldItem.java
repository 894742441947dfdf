package io.tillstream.flinkpeer;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/** A line on its way to the account of its item: store, item, business date, when, pieces, net. */
@SuppressWarnings("unchecked") // Flink overrides its own Tuple.copy() so
public final class SoldItem extends Tuple6<String, String, String, Long, Long, Long> {
    static final TypeInformation<SoldItem> TYPE = new TupleTypeInfo<>(
            SoldItem.class, Types.STRING, Types.STRING, Types.STRING, Types.LONG, Types.LONG, Types.LONG);

    /** For Flink, which fills it. */
    public SoldItem() {}

    SoldItem(Receipt receipt, SoldLine line) {
        super(receipt.store(), line.gtin(), receipt.date(), receipt.happenedAt(), line.pieces(), line.net());
    }

    String storeItem() {
        return f0 + "|" + f1;
    }

    String store() {
        return f0;
    }

    String gtin() {
        return f1;
    }

    String date() {
        return f2;
    }

    long happenedAt() {
        return f3;
    }

    long pieces() {
        return f4;
    }

    long net() {
        return f5;
    }
}
