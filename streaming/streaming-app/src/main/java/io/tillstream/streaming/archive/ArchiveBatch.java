package io.tillstream.streaming.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Consecutive accepted records of one partition, sorted into business dates; not empty once one was added. */
final class ArchiveBatch {
    private final int partition;
    private final SortedMap<LocalDate, List<byte[]>> linesByDate = new TreeMap<>();
    private long first = -1;
    private long last = -1;
    private long records;
    private long bytes;

    ArchiveBatch(int partition) {
        this.partition = partition;
    }

    /** Adds the canonical JSON of the record at {@code offset}, which is above those before. */
    void add(long offset, LocalDate businessDate, byte[] json) {
        if (offset <= last) {
            throw new IllegalArgumentException("Offset " + offset + " came after " + last + ".");
        }
        first = records == 0 ? offset : first;
        last = offset;
        records++;
        bytes += json.length;
        linesByDate.computeIfAbsent(businessDate, date -> new ArrayList<>()).add(json);
    }

    boolean isEmpty() {
        return records == 0;
    }

    long first() {
        return first;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** The whole batch's offsets: all its files carry them. */
    PartName name() {
        return new PartName(partition, first, last);
    }

    /** Where each date's lines go, relative to the archive. */
    SequencedMap<String, List<byte[]>> files() {
        SequencedMap<String, List<byte[]>> files = new TreeMap<>();
        linesByDate.forEach((date, lines) -> files.put("date=" + date + "/" + name().file(), lines));
        return files;
    }
}
