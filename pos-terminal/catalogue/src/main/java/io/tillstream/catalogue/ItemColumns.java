package io.tillstream.catalogue;

import io.tillstream.events.Gtin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * An item file, mapped: item numbers in order, found by halving, and a row for each, decoded when it is asked for. Opening
 * it costs one checksum over its bytes, however many items there are. Never changed; read by any number of threads.
 */
final class ItemColumns {
    static final long MAGIC = 0x5453_4954_454D_5302L; // TSITEMS, format 2
    static final int HEADER = Long.BYTES + Integer.BYTES;
    static final int TRAILER = 6 * Integer.BYTES;

    static final ItemColumns EMPTY = new ItemColumns(ByteBuffer.allocate(0), 0, 0, 0, 0, 0, new RowForm());

    private final ByteBuffer bytes;
    private final int items;
    private final int products;
    private final int priced;
    private final int numbersAt;
    private final int besideAt;
    private final RowForm form;

    private ItemColumns(
            ByteBuffer bytes, int items, int products, int priced, int numbersAt, int besideAt, RowForm form) {
        this.bytes = bytes;
        this.items = items;
        this.products = products;
        this.priced = priced;
        this.numbersAt = numbersAt;
        this.besideAt = besideAt;
        this.form = form;
    }

    /**
     * Maps a file.
     *
     * @throws IOException when it is not an item file of this format, or not as it was written
     */
    static ItemColumns map(Path file) throws IOException {
        ByteBuffer bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        if (bytes.remaining() < HEADER + TRAILER || bytes.getLong(0) != MAGIC) {
            throw new IOException("it is not an item file of format 2");
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate().position(HEADER));
        if ((int) sum.getValue() != bytes.getInt(Long.BYTES)) {
            throw new IOException("its checksum does not match");
        }
        ByteBuffer trailer = bytes.duplicate().position(bytes.limit() - TRAILER);
        int items = trailer.getInt();
        int products = trailer.getInt();
        int priced = trailer.getInt();
        int numbersAt = trailer.getInt();
        RowForm form = new RowForm();
        form.readWords(RowBytes.at(bytes, trailer.getInt()));
        return new ItemColumns(bytes, items, products, priced, numbersAt, trailer.getInt(), form);
    }

    int items() {
        return items;
    }

    int products() {
        return products;
    }

    int priced() {
        return priced;
    }

    RowForm form() {
        return form;
    }

    /** Where an item stands; negative when it is not there. */
    int placeOf(Gtin gtin) {
        long wanted = number(gtin);
        int low = 0;
        int high = items - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = numberAt(middle);
            if (there == wanted) {
                return middle;
            }
            if (there < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    long numberAt(int place) {
        return bytes.getLong(numbersAt + Long.BYTES * place);
    }

    Gtin gtinAt(int place) {
        return gtin(numberAt(place));
    }

    static long number(Gtin gtin) {
        return Long.parseLong(gtin.value());
    }

    static Gtin gtin(long number) {
        return new Gtin(digits(number));
    }

    /** A number with the zeros in front of it; a formatter would take longer than reading the row. */
    static String digits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(14 - digits.length()) + digits;
    }

    Row rowAt(int place, Gtin gtin) {
        return form.decode(gtin, RowBytes.at(bytes, offsetOf(place)));
    }

    Row rowAt(int place) {
        return rowAt(place, gtinAt(place));
    }

    /** Begins to walk through a row. */
    void walk(int place, RowWalk walk) {
        int offset = offsetOf(place);
        walk.begin(bytes, offset, offsetOf(place + 1) - offset);
    }

    /** What lies beside the items. */
    ByteBuffer beside() {
        return bytes.slice(besideAt, bytes.limit() - TRAILER - besideAt);
    }

    /** A row as it lies in the file. */
    byte[] bytesAt(int place) {
        int offset = offsetOf(place);
        byte[] row = new byte[offsetOf(place + 1) - offset];
        bytes.get(offset, row);
        return row;
    }

    private int offsetOf(int place) {
        return bytes.getInt(numbersAt + Long.BYTES * items + Integer.BYTES * place);
    }
}
