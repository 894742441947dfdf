package io.tillstream.till.kept;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What changes many times a minute, written over in place: the two halves of a file in turn, each with its number and a checksum.
 * Whoever reads it after a kill finds the newest writing, or the one before where the newest is torn. Nothing is forced to the
 * disk: after a power cut it may be older, or gone. A file that is replaced ({@link KeptFile}) costs its renaming each time, which
 * waits for the file system's own journal. For one thread at a time.
 */
public final class TwinFile implements Closeable {
    /** Room of a half; the file is sparse, and what nobody writes takes no space. */
    private static final int HALF = 1 << 20;

    private static final int HEADER = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int MOST = HALF - HEADER;

    private final Path path;
    private @Nullable FileChannel channel;
    private long newest;
    private boolean holdsNothing;

    public TwinFile(Path path) {
        this.path = path;
    }

    /** What was kept last; empty when nothing was, or it was cleared. */
    public Optional<byte[]> read() throws IOException {
        FileChannel file = open();
        Half first = half(file, 0);
        Half second = half(file, HALF);
        Half last = first.number > second.number ? first : second;
        newest = last.number;
        holdsNothing = last.bytes.length == 0;
        return holdsNothing ? Optional.empty() : Optional.of(last.bytes);
    }

    /**
     * Keeps this instead.
     *
     * @throws IOException also when it is larger than 1 MiB
     */
    public void write(byte[] bytes) throws IOException {
        if (bytes.length > MOST) {
            throw new IOException(bytes.length + " bytes are more than " + MOST);
        }
        FileChannel file = open();
        long number = newest + 1;
        ByteBuffer whole = ByteBuffer.allocate(HEADER + bytes.length)
                .putLong(number)
                .putInt(bytes.length)
                .putInt(sum(number, bytes))
                .put(bytes)
                .flip();
        long from = number % 2 * HALF;
        while (whole.hasRemaining()) {
            file.write(whole, from + whole.position());
        }
        newest = number;
        holdsNothing = bytes.length == 0;
    }

    /** Keeps nothing any more. */
    public void clear() throws IOException {
        open();
        if (!holdsNothing) {
            write(new byte[0]);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel file = channel;
        if (file == null) {
            Files.createDirectories(path.toAbsolutePath().resolve("..").normalize());
            file = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            channel = file;
            var _ = read();
        }
        return file;
    }

    private static final class Half {
        private static final Half NONE = new Half(0, new byte[0]);

        private final long number;
        private final byte[] bytes;

        Half(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }
    }

    private static Half half(FileChannel file, long from) throws IOException {
        ByteBuffer header = filled(file, from, HEADER);
        long number = header.getLong();
        int length = header.getInt();
        int sum = header.getInt();
        if (number <= 0 || length < 0 || length > MOST) {
            return Half.NONE;
        }
        byte[] bytes = filled(file, from + HEADER, length).array();
        return sum(number, bytes) == sum ? new Half(number, bytes) : Half.NONE;
    }

    /** So many bytes from there; zeros behind the end of the file. */
    private static ByteBuffer filled(FileChannel file, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
            // As much as comes.
        }
        return buffer.clear();
    }

    private static int sum(long number, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        sum.update(bytes);
        return (int) sum.getValue();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
