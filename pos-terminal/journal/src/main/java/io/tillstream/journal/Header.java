package io.tillstream.journal;

import io.tillstream.events.TillId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The first {@link #SIZE} bytes of a journal: one disk sector, so that a power cut leaves it whole or untouched.
 *
 * <p>All numbers are big-endian. 0: magic (8 bytes) · 8: format version (u32) · 12: epoch (i32) · 16: length of the
 * till's id (u32) · 20: till's id, zero-padded to 40 bytes · 60: CRC32C of bytes 0 to 59 · 64: the mark (see
 * {@link #readMark}) · zeros.
 *
 * @param till whose journal
 * @param epoch which epoch
 * @param format 1, or 2 for frames that carry the mark
 */
record Header(TillId till, int epoch, int format) {
    static final int SIZE = 512;
    static final int NEWEST_FORMAT = 2;

    private static final byte[] MAGIC = "TILLJRNL".getBytes(StandardCharsets.US_ASCII);
    private static final int TILL_BYTES = 40;
    private static final int IDENTITY_SIZE = 64;
    private static final int MARK_ATTEMPTS = 100;

    /** Of a journal begun today. */
    Header(TillId till, int epoch) {
        this(till, epoch, NEWEST_FORMAT);
    }

    ByteBuffer encode(long mark) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        byte[] id = till.toString().getBytes(StandardCharsets.US_ASCII);
        bytes.put(MAGIC).putInt(format).putInt(epoch).putInt(id.length).put(id);
        bytes.position(20 + TILL_BYTES);
        bytes.putInt(crc(bytes.array(), 0, 20 + TILL_BYTES));
        bytes.put(Mark.encode(mark));
        return bytes.position(0).limit(SIZE);
    }

    /**
     * Reads who a journal belongs to.
     *
     * @throws NotAJournal when the file is something else, damaged in its header, or of a newer format
     */
    static Header read(Medium medium, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        readFully(medium, bytes, 0);
        byte[] array = bytes.array();
        if (bytes.position() < SIZE) {
            throw new NotAJournal(name, "it ends within its header, after " + bytes.position() + " bytes");
        }
        if (!Arrays.equals(array, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new NotAJournal(name, "it does not begin with TILLJRNL");
        }
        bytes.flip().position(MAGIC.length);
        int version = bytes.getInt();
        int epoch = bytes.getInt();
        int idLength = bytes.getInt();
        if (version < 1 || version > NEWEST_FORMAT) {
            throw new NotAJournal(name, "it has format " + version + " and this version reads up to " + NEWEST_FORMAT);
        }
        if (bytes.getInt(IDENTITY_SIZE - 4) != crc(array, 0, IDENTITY_SIZE - 4)) {
            throw new NotAJournal(name, "its header does not match its checksum");
        }
        for (int i = IDENTITY_SIZE + Mark.SIZE; i < SIZE; i++) {
            if (array[i] != 0) {
                throw new NotAJournal(name, "byte " + i + " of its header is not zero");
            }
        }
        return new Header(TillId.parse(new String(array, 20, idLength, StandardCharsets.US_ASCII)), epoch, version);
    }

    /**
     * Reads the mark in the header. Format 1 writes it after each force, format 2 now and then; neither forces it, so
     * after a power cut it may be older than the truth, never newer.
     *
     * @throws NotAJournal when it does not match its checksum, read again and again
     */
    static long readMark(Medium medium, String name) throws IOException {
        // A reader in another process may catch the writer between two bytes of the mark; then it reads again.
        for (int attempt = 0; attempt < MARK_ATTEMPTS; attempt++) {
            ByteBuffer bytes = ByteBuffer.allocate(Mark.SIZE);
            readFully(medium, bytes, IDENTITY_SIZE);
            OptionalLong mark = bytes.hasRemaining() ? OptionalLong.empty() : Mark.decode(bytes.flip());
            if (mark.isPresent()) {
                return mark.getAsLong();
            }
            Thread.onSpinWait();
        }
        throw new NotAJournal(name, "its mark at byte " + IDENTITY_SIZE + " does not match its checksum");
    }

    static void writeMark(Medium medium, long mark) throws IOException {
        medium.write(Mark.encode(mark), IDENTITY_SIZE);
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    static void readFully(Medium medium, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = medium.read(into, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }
}
