package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Looks for places where a frame of format 2 could begin, byte by byte, for the chain broke and lengths lead nowhere. */
final class FrameSearch {
    private static final int WINDOW = 1 << 18;
    /** Length, checksum and the fixed part of the body. */
    private static final int START = Frame.PREFIX + Frame.fixedBody(2);

    private final Medium medium;
    private final int format;
    private final long after;

    FrameSearch(Medium medium, int format, long after) {
        this.medium = medium;
        this.format = format;
        this.after = after;
    }

    /** The next such place from {@code from} on; whether a frame stands there its checksum must tell. */
    OptionalLong next(long from) throws IOException {
        long size = medium.size();
        for (long start = from; start + START <= size; start += WINDOW) {
            ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW + START - 1L, size - start));
            Header.readFully(medium, window, start);
            for (int at = 0; at + START <= window.position(); at++) {
                if (isPlausible(window, at, start + at, size)) {
                    return OptionalLong.of(start + at);
                }
            }
        }
        return OptionalLong.empty();
    }

    private boolean isPlausible(ByteBuffer window, int at, long offset, long size) {
        int length = window.getInt(at);
        return length >= Frame.fixedBody(format)
                && length <= Frame.LONGEST_BODY
                && offset + Frame.PREFIX + length <= size
                && window.getLong(at + Frame.PREFIX) > after
                && window.getLong(at + START - Long.BYTES) <= offset;
    }
}
