package io.tillstream.topologies.till;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A journal record together with the bytes it came in, which are passed on as they are: a sale of 40 lines is decoded
 * once here and never encoded, and a field that a newer till added is not lost.
 */
public final class ArrivedRecord {
    private static final byte[] BEFORE_FACT = "{\"fact\":".getBytes(StandardCharsets.UTF_8);

    private final JournalRecord record;
    private final byte[] bytes;

    private ArrivedRecord(JournalRecord record, byte[] bytes) {
        this.record = record;
        this.bytes = bytes;
    }

    public JournalRecord record() {
        return record;
    }

    /**
     * Whether its hash covers its content. The fact's bytes are taken from between the frame's own when the record has
     * the canonical frame; another order of properties is encoded again.
     */
    boolean isIntact() {
        byte[] afterFact = (",\"hash\":\"" + record.hash() + "\",\"previousHash\":\"" + record.previousHash() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        int end = bytes.length - afterFact.length;
        if (end > BEFORE_FACT.length
                && Arrays.equals(bytes, 0, BEFORE_FACT.length, BEFORE_FACT, 0, BEFORE_FACT.length)
                && Arrays.equals(bytes, end, bytes.length, afterFact, 0, afterFact.length)) {
            byte[] fact = Arrays.copyOfRange(bytes, BEFORE_FACT.length, end);
            return FactChain.link(record.previousHash(), fact).equals(record.hash());
        }
        return FactChain.isIntact(record);
    }

    /**
     * Whether a card number was replaced in it. The gateway, the one writer of the topic, does so after it has checked the
     * till's hash; refusing the record here would leave a gap for ever.
     */
    boolean isRedacted() {
        return new String(bytes, StandardCharsets.UTF_8).contains("\"[REDACTED]\"");
    }

    static Serde<ArrivedRecord> serde() {
        // Closed by nobody: the catalogue's deserializers hold nothing.
        Deserializer<JournalRecord> records = Topics.SALE.values().deserializer();
        return Serdes.serdeFrom(
                (topic, arrived) -> arrived.bytes,
                (topic, bytes) -> new ArrivedRecord(records.deserialize(topic, bytes), bytes));
    }
}
