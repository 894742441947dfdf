package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.UnreadableFact;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads a request body line by line and checks every line before anything is published. */
final class FactLines {
    /** A delivery of 500 lines takes about 40 kB. */
    private static final int LONGEST_LINE = 256 * 1024;
    /** 200,000 products of 300 bytes: the largest chain fits in one request, and in the heap. */
    private static final long LARGEST_BODY = 64L * 1024 * 1024;

    private static final int SHOWN = 80;

    private FactLines() {}

    /**
     * All records of a body.
     *
     * @throws RefusedImport naming the first line that does not hold
     */
    static List<ProducerRecord<String, byte[]>> read(ImportKind<?> kind, InputStream body) throws IOException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long bytes = 0;
        int number = 1;
        InputStream in = new BufferedInputStream(body);
        for (int next = in.read(); next >= 0; next = in.read()) {
            bytes++;
            if (next == '\n') {
                take(kind, number++, line, records);
            } else {
                line.write(next);
            }
            if (line.size() > LONGEST_LINE || bytes > LARGEST_BODY) {
                throw new RefusedImport(
                        "Line " + number + " of " + kind.path(),
                        "too much",
                        "a line has at most 256 KiB and a request at most 64 MiB; send it in several requests.");
            }
        }
        take(kind, number, line, records);
        return records;
    }

    private static void take(
            ImportKind<?> kind, int number, ByteArrayOutputStream line, List<ProducerRecord<String, byte[]>> records) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isBlank()) {
            return;
        }
        try {
            records.add(kind.record(text.getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableFact e) {
            throw new RefusedImport(
                    "Line " + number + " of " + kind.path(),
                    text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text,
                    String.valueOf(e.getMessage()));
        }
    }
}
