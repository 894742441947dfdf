package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Zeros behind the last record. As long as they last, a commit writes over bytes the file already has, and a force needs
 * neither a new length nor a new place on the disk: one write instead of three. Used under the journal's writing lock.
 */
final class Reservation {
    /** Nothing is reserved when the disk would have less than so many pieces left: the last space is for records. */
    private static final int PIECES_LEFT = 16;

    private final Medium medium;
    private final int piece;
    private long size;

    /**
     * A reservation of nothing yet.
     *
     * @param end where the file ends
     * @param piece how many bytes are reserved at a time
     */
    Reservation(Medium medium, long end, int piece) {
        this.medium = medium;
        this.size = end;
        this.piece = piece;
    }

    /**
     * Reserves another piece when the records have outgrown the last one. That it cannot is no fault: records are then
     * written as space comes.
     *
     * @throws IOException when not even the attempt could be undone
     */
    void growBehind(long end) throws IOException {
        if (end <= size) {
            return;
        }
        size = end;
        try {
            if (medium.room().freeBytes() < (long) PIECES_LEFT * piece) {
                return;
            }
            medium.write(ByteBuffer.allocate(piece), end);
            size = end + piece;
        } catch (IOException _) {
            giveBack(end);
        }
    }

    /** Cuts the file off at {@code end}. */
    void giveBack(long end) throws IOException {
        if (medium.size() > end) {
            medium.truncate(end);
        }
        size = end;
    }

    long leftBehind(long end) {
        return Math.max(0, size - end);
    }
}
