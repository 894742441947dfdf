package io.tillstream.gateway.fact;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.door.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * One upload: consecutive records of one epoch of the till that sent it, each with the hash its content demands.
 *
 * @param last the last record's source
 * @param values what is appended to the log: canonical records, card numbers replaced
 * @param redacted sequences in which a card number was replaced; their hashes stay the till's own
 */
record FactBatch(Source last, List<byte[]> values, List<Long> redacted) {
    /** More would not shorten the way: 1,000 sales of ordinary size fill half a request. */
    static final int MOST_RECORDS = 1000;

    FactBatch {
        values = List.copyOf(values);
        redacted = List.copyOf(redacted);
    }

    /**
     * Reads and checks an upload.
     *
     * @param ndjson canonical journal records, one per line
     * @param device who sent them
     * @throws Refusal 413 too many, 422 unreadable, broken or not contiguous, 403 not the sender's to write
     */
    static FactBatch read(byte[] ndjson, Device device) {
        List<byte[]> lines = lines(ndjson);
        if (lines.isEmpty()) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Upload",
                    "without a record",
                    "one journal record per line is needed",
                    "send at least one");
        }
        List<byte[]> values = new ArrayList<>(lines.size());
        List<Long> redacted = new ArrayList<>();
        JournalRecord before = null;
        Source last = null;
        for (byte[] line : lines) {
            JournalRecord record = decode(line, before);
            requireOwn(record.fact().source(), device);
            requireNext(record, before);
            byte[] fact = CanonicalJson.encode(record.fact());
            requireIntact(record, fact);
            TillTransaction clean = CardNumbers.redact(record.fact());
            if (clean.equals(record.fact())) {
                values.add(canonical(record, fact));
            } else {
                redacted.add(record.fact().source().sequence());
                values.add(canonical(record, CanonicalJson.encode(clean)));
            }
            before = record;
            last = record.fact().source();
        }
        return new FactBatch(Objects.requireNonNull(last), values, redacted);
    }

    /** Where one of the values comes from, by its place in the list. */
    Source source(int place) {
        return new Source(last.till(), last.epoch(), last.sequence() - values.size() + 1 + place);
    }

    /** How many records an upload has, before any of them is looked at. */
    static int count(byte[] ndjson) {
        int records = 0;
        for (int i = 0; i < ndjson.length; i++) {
            if (ndjson[i] != '\n' && (i + 1 == ndjson.length || ndjson[i + 1] == '\n')) {
                records++;
            }
        }
        return records;
    }

    private static List<byte[]> lines(byte[] ndjson) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= ndjson.length; i++) {
            if (i == ndjson.length || ndjson[i] == '\n') {
                if (i > start) {
                    lines.add(Arrays.copyOfRange(ndjson, start, i));
                }
                start = i + 1;
            }
        }
        if (lines.size() > MOST_RECORDS) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Upload",
                    lines.size() + " records",
                    "an upload has at most " + MOST_RECORDS,
                    "send fewer records at once");
        }
        return lines;
    }

    private static JournalRecord decode(byte[] line, @Nullable JournalRecord before) {
        try {
            return CanonicalJson.decode(line, JournalRecord.class);
        } catch (UnreadableFact e) {
            throw Refusal.ofRecord(
                    before == null ? 0 : before.fact().source().sequence() + 1,
                    "unreadable (" + e.getMessage() + ")",
                    "a record is canonical JSON",
                    "verify the journal; the sequence is the one expected here, 0 for the first line");
        }
    }

    private static void requireOwn(Source source, Device device) {
        boolean itself = source.till().equals(device.till());
        boolean itsEpoch = source.epoch() == device.epoch() || source.epoch() == 0;
        if (!itself || !itsEpoch) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "Record " + source,
                    "sent by " + device.till() + ", epoch " + device.epoch(),
                    "a till writes as itself, its own epoch or history (epoch 0)",
                    "send it from the device that wrote it");
        }
    }

    private static void requireNext(JournalRecord record, @Nullable JournalRecord before) {
        if (before == null) {
            return;
        }
        Source source = record.fact().source();
        Source last = before.fact().source();
        if (source.epoch() != last.epoch() || source.sequence() != last.sequence() + 1) {
            throw Refusal.ofRecord(
                    source.sequence(),
                    source + " after " + last,
                    "records of an upload are consecutive in one epoch",
                    "send them in journal order");
        }
        if (!record.previousHash().equals(before.hash())) {
            throw Refusal.ofRecord(
                    source.sequence(),
                    "does not follow the hash of record " + last.sequence(),
                    "each record carries the hash of the one before",
                    "verify the journal");
        }
    }

    private static void requireIntact(JournalRecord record, byte[] fact) {
        Hash demanded = FactChain.link(record.previousHash(), fact);
        if (!demanded.equals(record.hash())) {
            throw Refusal.ofRecord(
                    record.fact().source().sequence(),
                    "hash " + record.hash(),
                    "its content demands " + demanded,
                    "verify the journal");
        }
    }

    /** The canonical record around bytes already made, instead of encoding the fact a second time. */
    private static byte[] canonical(JournalRecord record, byte[] fact) {
        byte[] head = "{\"fact\":".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = (",\"hash\":\"" + record.hash() + "\",\"previousHash\":\"" + record.previousHash() + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + fact.length + tail.length);
        System.arraycopy(fact, 0, whole, head.length, fact.length);
        System.arraycopy(tail, 0, whole, head.length + fact.length, tail.length);
        return whole;
    }
}
