package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A disk in memory that loses what was not forced, in sectors and in any order, and fails when told to. After a failed
 * force it counts what it lost as written, as kernels do.
 */
final class FaultyMedium implements Medium {
    private static final int SECTOR = 512;

    /** What goes wrong with one operation. */
    enum Fault {
        POWER_CUT("power cut"),
        INPUT_OUTPUT("Input/output error"),
        NO_SPACE("No space left on device");

        private final String message;

        Fault(String message) {
            this.message = message;
        }
    }

    private byte[] written;
    private byte[] durable;
    private final BitSet unforced = new BitSet();
    private final List<Long> notes = new ArrayList<>();
    private final Random chance;

    private int operations;
    private int failsAt = -1;
    private Fault fault = Fault.POWER_CUT;
    private boolean off;
    private int forces;
    private boolean forceFails;
    private int writesTake = Integer.MAX_VALUE;
    private Runnable duringForce = () -> {};
    private Runnable duringLook = () -> {};

    private FaultyMedium(byte[] content, Random chance) {
        written = content;
        durable = content.clone();
        this.chance = chance;
    }

    static FaultyMedium blank() {
        return new FaultyMedium(new byte[0], new Random(0));
    }

    static FaultyMedium holding(byte[] content) {
        return new FaultyMedium(content.clone(), new Random(0));
    }

    synchronized byte[] content() {
        return written.clone();
    }

    synchronized int forces() {
        return forces;
    }

    /** Operations so far: writes, truncations, forces and notes. */
    synchronized int operations() {
        return operations;
    }

    /** The operation that comes after {@code more} others fails. */
    synchronized void failAfter(int more, Fault how) {
        failsAt = operations + more;
        fault = how;
    }

    synchronized boolean hasFailed() {
        return failsAt >= 0 && operations > failsAt;
    }

    synchronized boolean isOff() {
        return off;
    }

    /** From now on every force fails, as with EIO. */
    synchronized void failForces(boolean fails) {
        forceFails = fails;
    }

    /** The disk takes so many more bytes and is then full. */
    synchronized void fillAfter(int bytes) {
        writesTake = bytes;
    }

    synchronized void whileForcing(Runnable action) {
        duringForce = action;
    }

    /** What is done while its room is looked up. */
    synchronized void whileLooking(Runnable action) {
        duringLook = action;
    }

    /** The disk in the hands of the next process, nothing lost. */
    synchronized void restart() {
        failsAt = -1;
    }

    /** The disk after a power cut: what was forced, of the rest any sectors, and any mark that was ever noted. */
    synchronized FaultyMedium powerCut(Random random) {
        int size = random.nextBoolean() ? written.length : durable.length;
        byte[] left = Arrays.copyOf(durable, size);
        for (int sector : unforced.stream().toArray()) {
            if (random.nextBoolean()) {
                keep(sector, left);
            }
        }
        FaultyMedium after = new FaultyMedium(left, random);
        int noted = random.nextInt(notes.size() + 1);
        if (noted < notes.size()) {
            after.notes.add(notes.get(random.nextBoolean() ? notes.size() - 1 : noted));
        }
        return after;
    }

    private void keep(int sector, byte[] in) {
        int from = sector * SECTOR;
        int end = Math.min(Math.min(from + SECTOR, in.length), written.length);
        if (end > from) {
            System.arraycopy(written, from, in, from, end - from);
        }
    }

    private boolean failsNow() throws IOException {
        if (off) {
            throw new IOException(Fault.POWER_CUT.message);
        }
        return operations++ == failsAt;
    }

    private IOException failure() {
        off = fault == Fault.POWER_CUT;
        return new IOException(fault.message);
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
        if (failsNow()) {
            put(from, position, torn(from.remaining(), position));
            throw failure();
        }
        // Writing over what is there takes no space.
        int over = Math.clamp(written.length - position, 0, from.remaining());
        int more = Math.min(from.remaining() - over, writesTake);
        if (writesTake != Integer.MAX_VALUE) {
            writesTake -= more;
        }
        boolean all = over + more == from.remaining();
        put(from, position, over + more);
        if (!all) {
            throw new IOException(Fault.NO_SPACE.message);
        }
    }

    /** All of it, or as much as ends with a sector. */
    private int torn(int length, long position) {
        long end = position + chance.nextInt(length + 1);
        return end == position + length ? length : (int) Math.max(0, end / SECTOR * SECTOR - position);
    }

    private void put(ByteBuffer from, long position, int length) {
        if (length == 0) {
            return;
        }
        int end = (int) position + length;
        if (end > written.length) {
            written = Arrays.copyOf(written, end);
        }
        from.get(written, (int) position, length);
        unforced.set((int) position / SECTOR, (end - 1) / SECTOR + 1);
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
        if (failsNow()) {
            throw failure();
        }
        if (size < written.length) {
            written = Arrays.copyOf(written, (int) size);
            unforced.clear((int) (size + SECTOR - 1) / SECTOR, Math.max(unforced.length(), (int) size / SECTOR + 1));
            unforced.set((int) size / SECTOR);
        }
    }

    @Override
    public Room room() {
        Runnable action;
        synchronized (this) {
            action = duringLook;
        }
        action.run();
        synchronized (this) {
            return new Room(writesTake, Integer.MAX_VALUE);
        }
    }

    @Override
    public void force() throws IOException {
        Runnable action;
        synchronized (this) {
            forces++;
            if (failsNow()) {
                IOException failure = failure();
                if (!off) {
                    giveUp();
                }
                throw failure;
            }
            if (forceFails) {
                giveUp();
                throw new IOException(Fault.INPUT_OUTPUT.message);
            }
            durable = Arrays.copyOf(durable, written.length);
            unforced.stream().forEach(sector -> keep(sector, durable));
            unforced.clear();
            action = duringForce;
        }
        action.run();
    }

    /** Some of it reached the disk, the rest never will, and all of it counts as clean. */
    private void giveUp() {
        for (int sector : unforced.stream().toArray()) {
            if (chance.nextBoolean()) {
                durable = Arrays.copyOf(
                        durable, Math.max(durable.length, Math.min(written.length, (sector + 1) * SECTOR)));
                keep(sector, durable);
            }
        }
        unforced.clear();
    }

    @Override
    public synchronized void note(long mark) throws IOException {
        if (failsNow()) {
            throw failure();
        }
        notes.add(mark);
    }

    @Override
    public synchronized OptionalLong noted() {
        return notes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(notes.getLast());
    }

    @Override
    public void close() {}
}
