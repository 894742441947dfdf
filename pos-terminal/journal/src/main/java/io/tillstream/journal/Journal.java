package io.tillstream.journal;

import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The one writer of a till's epoch. Every append has reached the disk when it returns; several threads that append at
 * once share one force.
 *
 * <p>One transaction's way: checked for card numbers and for its place in the sequence, linked to the record before,
 * written, forced, marked as acknowledged. Only then may its receipt print. The file is kept longer than its records by
 * zeros, so that a force finds nothing to write but the records themselves.
 */
public final class Journal implements Closeable {
    /** The oldest format of a file that is read. */
    public static final int OLDEST_FORMAT = 1;
    /** The newest one that is read; journals are begun in it. */
    public static final int NEWEST_FORMAT = Header.NEWEST_FORMAT;

    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    /** Some three hundred sales of ten lines. */
    private static final int RESERVED_BYTES = 1024 * 1024;

    private final Medium medium;
    private final String name;
    private final Closeable lock;
    private final Reservation reservation;
    private final GroupCommit commits;

    /** Guards {@link #chain}, {@link #end} and the order of writes. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private final Optional<Frame> newestAtOpening;

    private ChainCheck chain;
    private long end;

    Journal(Medium medium, String name, Closeable lock) throws IOException {
        this(medium, name, lock, RESERVED_BYTES);
    }

    Journal(Medium medium, String name, Closeable lock, int reservedBytes) throws IOException {
        this.medium = medium;
        this.name = name;
        this.lock = lock;
        Recovery recovery = Recovery.of(medium, name);
        this.chain = recovery.chain();
        this.end = recovery.end();
        this.newestAtOpening = recovery.newest();
        this.reservation = new Reservation(medium, end, reservedBytes);
        this.commits = new GroupCommit(medium, name, chain.header().format(), end);
    }

    /**
     * Begins the journal of an epoch; its folder is made when missing.
     *
     * @throws FileAlreadyExistsException when the file is there already
     * @throws JournalInUse when somebody else is writing it
     */
    public static Journal create(Path file, TillId till, int epoch) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("File " + file + " lies in no folder.");
        }
        Files.createDirectories(folder);
        WriterLock lock = WriterLock.take(file);
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            // The file appears under its name with its header whole, or not at all.
            Path unfinished = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(MarkFile.of(file));
            try (Medium medium = FileMedium.create(unfinished)) {
                format(medium, new Header(till, epoch));
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return new Journal(FileMedium.open(file), file.toString(), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Goes on with a journal. What a crash left unfinished at its end is cut off; nothing acknowledged ever is.
     *
     * @throws JournalBroken when an acknowledged record is damaged or missing
     * @throws NotAJournal when the file is something else or of a newer format
     * @throws JournalInUse when somebody else is writing it
     */
    public static Journal open(Path file) throws IOException {
        WriterLock lock = WriterLock.take(file);
        try {
            return new Journal(FileMedium.open(file), file.toString(), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static void format(Medium medium, Header header) throws IOException {
        medium.write(header.encode(Header.SIZE), 0);
        medium.force();
    }

    /**
     * Records a transaction and returns when it is on the disk.
     *
     * @throws IllegalArgumentException when it is not the next one of this till and epoch
     * @throws CardNumberRefused when a text of it holds a payment card number; nothing is written
     * @throws JournalUnwritable when it is not recorded, or nobody can say
     */
    public JournalRecord append(TillTransaction fact) {
        return appendNext(source -> fact);
    }

    /**
     * Records the transaction that {@code fact} makes of the next free number. For several threads at once: each gets a
     * number of its own, and they share a force.
     *
     * @see #append(TillTransaction)
     */
    public JournalRecord appendNext(Function<Source, ? extends TillTransaction> fact) {
        Waiting mine = new Waiting(fact);
        waiting.add(mine);
        long written = writeForAll();
        if (written > 0) {
            // Whoever wrote forces, also for those he wrote for.
            commits.forceUpTo(written, this::writeForAll, this::end);
        }
        return commits.answer(mine, this::writeForAll, this::end);
    }

    /**
     * Writes for everybody who waits, unless somebody else does: many threads that each took the lock for one record would
     * spend their time handing it over. Whoever writes looks again once he has let go, so that nobody who came meanwhile is
     * left waiting.
     *
     * @return up to where a force is needed, 0 when nothing was written here
     */
    private long writeForAll() {
        long written = 0;
        while (!waiting.isEmpty() && writing.tryLock()) {
            try {
                for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
                    written = Math.max(written, write(next));
                }
            } finally {
                writing.unlock();
            }
        }
        return written;
    }

    /** Gives the writing lock back; whoever found it taken meanwhile sleeps and has to be told. */
    private void letWrite() {
        writing.unlock();
        Waiting next = waiting.peek();
        if (next != null) {
            next.wake();
        }
    }

    private long write(Waiting one) {
        try {
            commits.refuseIfLatched();
            TillTransaction next = one.fact().apply(nextSource());
            Frame frame = admit(next, chain);
            ByteBuffer bytes = ByteBuffer.allocate(frame.size(format()));
            frame.encode(bytes, format());
            write(bytes.flip(), chain.after(frame));
            reserve();
            one.become(new Waiting.Written(new JournalRecord(next, frame.previousHash(), frame.hash()), end));
            commits.await(one);
            return end;
        } catch (RuntimeException | Error e) {
            one.refuse(e);
            return 0;
        }
    }

    /**
     * Records many transactions with a single force, for bulk imports. After an exception none, some or all of them may
     * be recorded, in order; {@link #lastSequence()} of the journal opened again tells.
     *
     * @see #append(TillTransaction)
     */
    public void appendAll(List<? extends TillTransaction> facts) {
        if (facts.isEmpty()) {
            return;
        }
        long written;
        writing.lock();
        try {
            commits.refuseIfLatched();
            ByteBuffer batch = ByteBuffer.allocate(BATCH_BYTES);
            ChainCheck reached = chain;
            for (TillTransaction fact : facts) {
                Frame frame = admit(fact, reached);
                if (batch.remaining() < frame.size(format())) {
                    write(batch.flip(), reached);
                    batch = ByteBuffer.allocate(Math.max(BATCH_BYTES, frame.size(format())));
                }
                frame.encode(batch, format());
                reached = reached.after(frame);
            }
            write(batch.flip(), reached);
            written = end;
        } finally {
            letWrite();
        }
        commits.forceUpTo(written, this::writeForAll, this::end);
    }

    private Frame admit(TillTransaction fact, ChainCheck at) {
        CardNumbers.refuseIn(fact);
        at.faultOfPlace(fact).ifPresent(fault -> {
            throw new IllegalArgumentException(
                    "Journal " + name + " cannot record " + fact.source() + ": " + fault + ".");
        });
        return Frame.of(at.headHash(), at.totals(), commits.durable(), fact);
    }

    private void write(ByteBuffer bytes, ChainCheck reached) {
        int length = bytes.remaining();
        try {
            medium.write(bytes, end);
            end += length;
            chain = reached;
        } catch (IOException e) {
            takeBack(e);
            throw new JournalUnwritable(name, String.valueOf(e.getMessage()), false, e);
        }
    }

    /** Removes a half-written frame, so that a full disk needs no repair once there is space again. */
    private void takeBack(IOException cause) {
        try {
            reservation.giveBack(end);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw commits.latch(e);
        }
    }

    private void reserve() {
        try {
            reservation.growBehind(end);
        } catch (IOException e) {
            throw commits.latch(e);
        }
    }

    private long end() {
        writing.lock();
        try {
            return end;
        } finally {
            letWrite();
        }
    }

    /**
     * Asks, before any payment is taken, whether the next record can be written.
     *
     * @param roomBytes how much space the disk must have left
     * @throws JournalUnwritable when it cannot
     */
    public void requireWritable(long roomBytes) {
        commits.refuseIfLatched();
        try {
            long room = room().freeBytes();
            if (room < roomBytes) {
                IOException full =
                        new IOException("the disk has " + room + " bytes left, " + roomBytes + " are needed");
                throw new JournalUnwritable(name, String.valueOf(full.getMessage()), false, full);
            }
        } catch (IOException e) {
            throw new JournalUnwritable(name, String.valueOf(e.getMessage()), false, e);
        }
    }

    /** How much space there is for further records; somebody should be told when it is scarce. */
    public Room room() throws IOException {
        writing.lock();
        try {
            return medium.room().with(reservation.leftBehind(end));
        } finally {
            letWrite();
        }
    }

    public TillId till() {
        return chain.header().till();
    }

    public int epoch() {
        return chain.header().epoch();
    }

    /** The number of the newest record, 0 while there is none. */
    public long lastSequence() {
        writing.lock();
        try {
            return chain.lastSequence();
        } finally {
            letWrite();
        }
    }

    /** The newest record that was there when the journal was opened, found without reading it once more; empty for none. */
    public Optional<JournalRecord> newestAtOpening() {
        return newestAtOpening.map(Frame::record);
    }

    /** The hash of the newest record, {@link Hash#GENESIS} while there is none. */
    public Hash headHash() {
        writing.lock();
        try {
            return chain.headHash();
        } finally {
            letWrite();
        }
    }

    private int format() {
        return chain.header().format();
    }

    private Source nextSource() {
        return new Source(till(), epoch(), chain.lastSequence() + 1);
    }

    /** Gives back what was reserved, forces the mark into the header and frees the file for another writer. */
    @Override
    public void close() throws IOException {
        writing.lock();
        try (lock;
                medium) {
            if (!commits.isLatched()) {
                reservation.giveBack(end);
                commits.forceMark();
            }
        } finally {
            letWrite();
        }
    }
}
