package io.tillstream.flinkpeer;

import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Keys;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple8;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/**
 * A journal record in the form that Flink passes on most cheaply, a tuple, with nothing in it the ledgers do not need: till and
 * epoch, sequence, store, when in milliseconds, business date, tax and discount in minor units, lines. What is no sale has none.
 */
@SuppressWarnings("unchecked") // Flink overrides its own Tuple.copy() so
public final class Receipt extends Tuple8<String, Long, String, Long, String, Long, Long, SoldLine[]> {
    static final TypeInformation<Receipt> TYPE = new TupleTypeInfo<>(
            Receipt.class,
            Types.STRING,
            Types.LONG,
            Types.STRING,
            Types.LONG,
            Types.STRING,
            Types.LONG,
            Types.LONG,
            Types.OBJECT_ARRAY(SoldLine.TYPE));

    /** For Flink, which fills it. */
    public Receipt() {}

    private Receipt(JournalRecord record, long tax, long discount, SoldLine[] lines) {
        Source source = record.fact().source();
        setFields(
                Keys.tillEpoch(source.till(), source.epoch()),
                source.sequence(),
                source.till().store().value(),
                record.fact().happenedAt().toEpochMilli(),
                record.fact().businessDate().toString(),
                tax,
                discount,
                lines);
    }

    static Receipt of(JournalRecord record) {
        if (!(record.fact() instanceof Sale sale)) {
            return new Receipt(record, 0, 0, new SoldLine[0]);
        }
        long tax = sale.taxes().stream().mapToLong(total -> total.tax().minor()).sum();
        long discount = 0;
        SoldLine[] lines = new SoldLine[sale.lines().size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new SoldLine(sale.lines().get(i));
            for (var given : sale.lines().get(i).discounts()) {
                discount += given.amount().minor();
            }
        }
        return new Receipt(record, tax, discount, lines);
    }

    String tillEpoch() {
        return f0;
    }

    long sequence() {
        return f1;
    }

    String store() {
        return f2;
    }

    long happenedAt() {
        return f3;
    }

    String date() {
        return f4;
    }

    long tax() {
        return f5;
    }

    long discount() {
        return f6;
    }

    SoldLine[] lines() {
        return f7;
    }
}
