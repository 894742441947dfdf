package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;

/** A record as it stands in a topic. */
record Written(Topic<?> topic, String key, String value) {
    Written(Topic<?> topic, String key, Object value) {
        this(topic, key, CanonicalJson.text(value));
    }

    static Written uploaded(JournalRecord record) {
        return new Written(Topics.SALE, record.fact().source().till().store().value(), record);
    }

    static Written accepted(JournalRecord record) {
        return new Written(
                Topics.ACCEPTED, record.fact().source().till().store().value(), record);
    }

    static Written moved(StockMovement movement) {
        return new Written(Topics.STOCK, movement.store().value(), movement);
    }

    static Written ordered(PurchaseOrder word) {
        return new Written(Topics.PURCHASE_ORDER, word.store().value(), word);
    }

    /** The same record with one piece of text, which must stand in it, replaced. */
    Written with(String part, String replacement) {
        if (!value.contains(part)) {
            throw new IllegalArgumentException("No " + part + " in " + value);
        }
        return new Written(topic, key, value.replace(part, replacement));
    }
}
