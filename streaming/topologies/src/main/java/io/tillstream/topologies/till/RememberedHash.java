package io.tillstream.topologies.till;

import io.tillstream.events.Hash;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The hash accepted under a number. Kept in a ring of {@link #KEPT} slots per till and epoch: a newer number takes the
 * slot of the one that many before it.
 *
 * @param sequence the number
 * @param hash its hash
 */
record RememberedHash(long sequence, Hash hash) {
    /** Hashes kept per till and epoch; older clones are found by reconciliation. */
    static final int KEPT = 10_000;

    static String slot(String tillEpoch, long sequence) {
        return tillEpoch + "|" + sequence % KEPT;
    }

    /** Eight bytes of number, 32 of hash. */
    static Serde<RememberedHash> serde() {
        return Serdes.serdeFrom(
                (store, remembered) -> ByteBuffer.allocate(40)
                        .putLong(remembered.sequence)
                        .put(HexFormat.of().parseHex(remembered.hash.hex()))
                        .array(),
                (store, bytes) -> new RememberedHash(
                        ByteBuffer.wrap(bytes).getLong(),
                        new Hash(HexFormat.of().formatHex(bytes, 8, 40))));
    }
}
