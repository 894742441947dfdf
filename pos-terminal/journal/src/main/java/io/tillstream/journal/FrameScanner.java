package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Walks the frames of a journal, with a read-ahead buffer, and says exactly how each step ends. */
final class FrameScanner {
    private static final int READ_AHEAD = 1 << 18;

    private final Medium medium;
    private final int format;
    private long offset;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long bufferStart;

    FrameScanner(Medium medium, long offset, int format) {
        this.medium = medium;
        this.format = format;
        this.offset = offset;
        this.bufferStart = offset;
    }

    /** What stands at one offset. */
    sealed interface Step {
        /** A frame whose checksum holds. */
        record Whole(Frame frame, long offset, long next) implements Step {}

        /** Nothing: the file, the part of it that is used, or the part to be read, ends here. */
        record End(long offset) implements Step {}

        /** Bytes that are no frame. */
        record Damaged(long offset, String reason) implements Step {}
    }

    /** Reads the frame at the current offset, not looking at or beyond {@code limit}, and moves behind it. */
    Step next(long limit) throws IOException {
        if (offset >= limit) {
            return new Step.End(offset);
        }
        if (limit - offset < Frame.PREFIX || !fill(Frame.PREFIX, limit)) {
            return new Step.Damaged(offset, "a frame is cut off within its length and checksum");
        }
        int start = (int) (offset - bufferStart);
        int length = buffer.getInt(start);
        int crc = buffer.getInt(start + 4);
        if (length == 0) {
            // Zeros stand where space is reserved and nothing has been written yet.
            return new Step.End(offset);
        }
        if (length < Frame.fixedBody(format) || length > Frame.LONGEST_BODY) {
            return new Step.Damaged(offset, "a frame of " + Integer.toUnsignedString(length) + " bytes is impossible");
        }
        if (limit - offset < Frame.PREFIX + (long) length || !fill(Frame.PREFIX + length, limit)) {
            return new Step.Damaged(offset, "a frame of " + length + " bytes is cut off");
        }
        start = (int) (offset - bufferStart);
        byte[] body = new byte[length];
        buffer.get(start + Frame.PREFIX, body);
        if (Header.crc(body, 0, length) != crc) {
            return new Step.Damaged(offset, "the checksum does not match");
        }
        long at = offset;
        Frame frame = Frame.decode(body, format);
        if (frame.acknowledged() < Header.SIZE || frame.acknowledged() > at) {
            return new Step.Damaged(offset, "its mark, byte " + frame.acknowledged() + ", does not lie before it");
        }
        offset += Frame.PREFIX + (long) length;
        return new Step.Whole(frame, at, offset);
    }

    /** Makes {@code size} bytes from the offset on available in the buffer; false when the file ends before. */
    private boolean fill(int size, long limit) throws IOException {
        if (offset + size <= bufferStart + buffer.limit()) {
            return true;
        }
        int wanted = (int) Math.min(Math.max(size, READ_AHEAD), limit - offset);
        if (buffer.capacity() < wanted) {
            buffer = ByteBuffer.allocate(wanted);
        }
        buffer.clear().limit(wanted);
        Header.readFully(medium, buffer, offset);
        buffer.flip();
        bufferStart = offset;
        return buffer.limit() >= size;
    }
}
