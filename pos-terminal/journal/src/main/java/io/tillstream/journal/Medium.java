package io.tillstream.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** The bytes a journal lies on, as far as it needs them; a disk, or in tests one that tears, drops and refuses. */
interface Medium extends Closeable {
    long size() throws IOException;

    /** Reads at most {@code into.remaining()} bytes from {@code position}; -1 at the end. */
    int read(ByteBuffer into, long position) throws IOException;

    /** Writes all of {@code from} at {@code position}; after an exception any part of it may stand there. */
    void write(ByteBuffer from, long position) throws IOException;

    void truncate(long size) throws IOException;

    /** How much space the disk has. */
    Room room() throws IOException;

    /** Returns when everything written so far survives a power cut. */
    void force() throws IOException;

    /**
     * Leaves the mark where readers find it, outside the journal's own bytes so that no force has to carry it. It
     * survives a kill; a power cut may bring back an older one or none.
     */
    void note(long mark) throws IOException;

    /** The mark noted last, or absent when there is none that can be read. */
    OptionalLong noted() throws IOException;
}
