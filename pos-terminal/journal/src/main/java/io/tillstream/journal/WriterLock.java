package io.tillstream.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a journal, held by one process at a time.
 *
 * <p>The lock lies on a file of its own beside the journal: a POSIX lock is lost when its process closes <em>any</em>
 * channel on the same file, and a till also reads its own journal. For the same reason a second attempt within this
 * process is refused before it opens the lock file.
 */
final class WriterLock implements Closeable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private WriterLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Takes the lock of a journal.
     *
     * @throws JournalInUse when somebody else holds it
     */
    static WriterLock take(Path journal) throws IOException {
        Path folder = journal.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException("File " + journal + " lies in no folder.");
        }
        Path lockFile = folder.toRealPath().resolve(journal.getFileName() + ".lock");
        if (!HELD_HERE.add(lockFile)) {
            throw new JournalInUse(journal.toString(), "this process");
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                String holder =
                        Files.readString(lockFile, StandardCharsets.US_ASCII).strip();
                channel.close();
                throw new JournalInUse(
                        journal.toString(), holder.isEmpty() ? "another process" : "another process, pid " + holder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new WriterLock(lockFile, channel);
        } finally {
            if (!taken) {
                HELD_HERE.remove(lockFile);
            }
        }
    }

    /** Gives the lock back. The file stays: deleting it would let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(lockFile);
    }
}
