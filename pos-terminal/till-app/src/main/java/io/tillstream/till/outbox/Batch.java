package io.tillstream.till.outbox;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.journal.JournalReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive records of a journal, as they are sent.
 *
 * @param bytes one record per line
 * @param records how many
 * @param first where the first of them comes from; absent when there is none
 * @param next when the record after them happened; absent when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and dropped; never compared or altered
record Batch(
        byte[] bytes,
        int records,
        @Nullable Source first,
        @Nullable Instant next) {
    /** Below the gateway's 4 MiB by more than the largest record. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    /**
     * The records from a number on, as many as may go at once.
     *
     * @param from the first number
     * @param mostRecords how many at most
     */
    static Batch of(JournalReader reader, long from, int mostRecords) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Source first = null;
        Instant next = null;
        int count = 0;
        Iterator<JournalRecord> records = reader.from(from).iterator();
        while (records.hasNext()) {
            JournalRecord record = records.next();
            if (count == mostRecords || bytes.size() > MOST_BYTES) {
                next = record.fact().happenedAt();
                break;
            }
            if (first == null) {
                first = record.fact().source();
            }
            bytes.write(CanonicalJson.encode(record));
            bytes.write('\n');
            count++;
        }
        return new Batch(bytes.toByteArray(), count, first, next);
    }
}
