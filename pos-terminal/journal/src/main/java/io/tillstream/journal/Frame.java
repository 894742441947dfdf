package io.tillstream.journal;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * One record as it lies in the file: length of the body (u32), CRC32C of the body (u32), then the body: sequence (u64),
 * business date (i32, days since 1970-01-01), running totals (2 × i64), previous hash and hash (32 bytes each), from
 * format 2 on the mark (u64), payload (canonical JSON of the transaction). Big-endian.
 *
 * @param sequence 1, 2, 3, …
 * @param businessDay days since 1970-01-01
 * @param totals running totals, this record included
 * @param previousHash hash of the record before
 * @param hash hash of this record
 * @param acknowledged the mark when the frame was written; in format 1 the least there is, which says nothing
 * @param payload canonical bytes of the transaction; not copied, for it is read once and written once
 */
// The array is never handed out of this package nor changed after construction.
@SuppressWarnings("ArrayRecordComponent")
record Frame(
        long sequence,
        int businessDay,
        RunningTotals totals,
        Hash previousHash,
        Hash hash,
        long acknowledged,
        byte[] payload) {
    static final int PREFIX = 8;
    /** A transaction of ten thousand lines takes about 4 MB; a longer length is damage, not data. */
    static final int LONGEST_BODY = 16 * 1024 * 1024;

    /** Bytes of a body before its payload. */
    static int fixedBody(int format) {
        int first = 8 + 4 + 8 + 8 + 32 + 32;
        return format == 1 ? first : first + Long.BYTES;
    }

    static Frame of(Hash previous, RunningTotals before, long acknowledged, TillTransaction fact) {
        byte[] payload = CanonicalJson.encode(fact);
        return new Frame(
                fact.source().sequence(),
                Math.toIntExact(fact.businessDate().toEpochDay()),
                before.plus(fact),
                previous,
                FactChain.link(previous, payload),
                acknowledged,
                payload);
    }

    int size(int format) {
        return PREFIX + fixedBody(format) + payload.length;
    }

    void encode(ByteBuffer into, int format) {
        int start = into.position();
        int body = fixedBody(format) + payload.length;
        into.putInt(body).putInt(0);
        into.putLong(sequence).putInt(businessDay).putLong(totals.salesMinor()).putLong(totals.returnsMinor());
        into.put(HexFormat.of().parseHex(previousHash.hex())).put(HexFormat.of().parseHex(hash.hex()));
        if (format > 1) {
            into.putLong(acknowledged);
        }
        into.put(payload);
        into.putInt(start + 4, Header.crc(into.array(), into.arrayOffset() + start + PREFIX, body));
    }

    static Frame decode(byte[] body, int format) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        long sequence = bytes.getLong();
        int businessDay = bytes.getInt();
        RunningTotals totals = new RunningTotals(bytes.getLong(), bytes.getLong());
        Hash previous = hash(bytes);
        Hash hash = hash(bytes);
        long acknowledged = format == 1 ? Header.SIZE : bytes.getLong();
        byte[] payload = new byte[bytes.remaining()];
        bytes.get(payload);
        return new Frame(sequence, businessDay, totals, previous, hash, acknowledged, payload);
    }

    private static Hash hash(ByteBuffer bytes) {
        byte[] digest = new byte[32];
        bytes.get(digest);
        return new Hash(HexFormat.of().formatHex(digest));
    }

    /** Whether this record's hash is the one its payload and predecessor demand. */
    boolean isIntact() {
        return FactChain.link(previousHash, payload).equals(hash);
    }

    /**
     * The record as the rest of the world sees it.
     *
     * @throws UnreadableFact when the payload is no transaction
     */
    JournalRecord record() {
        return new JournalRecord(CanonicalJson.decode(payload, TillTransaction.class), previousHash, hash);
    }
}
