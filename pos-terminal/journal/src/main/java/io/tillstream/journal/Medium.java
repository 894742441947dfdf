package io.tillstream.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes a journal lies on, as far as it needs them; a disk, or in tests one that tears, drops and refuses. */
interface Medium extends Closeable {
    long size() throws IOException;

    /** Reads at most {@code into.remaining()} bytes from {@code position}; -1 at the end. */
    int read(ByteBuffer into, long position) throws IOException;

    /** Writes all of {@code from} at {@code position}; after an exception any part of it may stand there. */
    void write(ByteBuffer from, long position) throws IOException;

    void truncate(long size) throws IOException;

    /** Bytes the disk still has room for. */
    long room() throws IOException;

    /** Returns when everything written so far survives a power cut. */
    void force() throws IOException;
}
