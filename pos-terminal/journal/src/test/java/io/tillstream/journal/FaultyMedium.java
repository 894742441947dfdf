package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A disk in memory that loses what was not forced, in sectors, and fails when told to. */
final class FaultyMedium implements Medium {
    private static final int SECTOR = 512;

    private byte[] written;
    private byte[] forced;
    private int forces;
    private boolean forceFails;
    private boolean forceLies;
    private int writesTake = Integer.MAX_VALUE;
    private Runnable duringForce = () -> {};

    private FaultyMedium(byte[] content) {
        written = content;
        forced = content.clone();
    }

    static FaultyMedium blank() {
        return new FaultyMedium(new byte[0]);
    }

    static FaultyMedium holding(byte[] content) {
        return new FaultyMedium(content.clone());
    }

    synchronized byte[] content() {
        return written.clone();
    }

    synchronized int forces() {
        return forces;
    }

    /** From now on every force fails, as with EIO. */
    synchronized void failForces(boolean fails) {
        forceFails = fails;
    }

    /** A disk that says "done" and has done nothing: the bug the tests must be able to see. */
    synchronized void lieAboutForces() {
        forceLies = true;
    }

    /** The disk takes so many more bytes and is then full. */
    synchronized void fillAfter(int bytes) {
        writesTake = bytes;
    }

    synchronized void whileForcing(Runnable action) {
        duringForce = action;
    }

    /** The disk after a power cut: what was forced, and of the rest any sectors, whole ones. */
    synchronized FaultyMedium powerCut(Random random) {
        int size = random.nextBoolean() ? written.length : forced.length;
        byte[] left = Arrays.copyOf(forced, size);
        for (int at = 0; at < size; at += SECTOR) {
            if (random.nextBoolean()) {
                int end = Math.min(Math.min(at + SECTOR, size), written.length);
                if (end > at) {
                    System.arraycopy(written, at, left, at, end - at);
                }
            }
        }
        return new FaultyMedium(left);
    }

    @Override
    public synchronized long size() {
        return written.length;
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) {
        if (position >= written.length) {
            return -1;
        }
        int length = (int) Math.min(into.remaining(), written.length - position);
        into.put(written, (int) position, length);
        return length;
    }

    @Override
    public synchronized void write(ByteBuffer from, long position) throws IOException {
        // Writing over what is there takes no space.
        int over = Math.clamp(written.length - position, 0, from.remaining());
        int more = Math.min(from.remaining() - over, writesTake);
        int length = over + more;
        int end = (int) position + length;
        if (end > written.length) {
            written = Arrays.copyOf(written, end);
        }
        boolean all = length == from.remaining();
        from.get(written, (int) position, length);
        if (writesTake != Integer.MAX_VALUE) {
            writesTake -= more;
        }
        if (!all) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public synchronized void truncate(long size) {
        if (size < written.length) {
            written = Arrays.copyOf(written, (int) size);
        }
    }

    @Override
    public synchronized long room() {
        return writesTake;
    }

    @Override
    public void force() throws IOException {
        Runnable action;
        byte[] snapshot;
        synchronized (this) {
            forces++;
            action = duringForce;
            snapshot = written.clone();
            if (forceFails) {
                // As kernels do: reported once, and the pages given up count as clean.
                throw new IOException("Input/output error");
            }
        }
        action.run();
        synchronized (this) {
            if (!forceLies) {
                forced = snapshot;
            }
        }
    }

    @Override
    public void close() {}
}
