package io.tillstream.journal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a journal that holds its mark: {@link Mark#SIZE} bytes, overwritten in place and never forced. Whoever
 * reads a journal that is being written, or whose till was killed, learns from it how far records are acknowledged.
 *
 * <p>The writer maps it: a call into the kernel would take as long as writing the record did.
 */
final class MarkFile implements Closeable {
    private static final int ATTEMPTS = 100;

    private final Path file;
    /** What is mapped is let go when the journal is closed, and not some time later. */
    private final Arena arena = Arena.ofShared();

    private @Nullable FileChannel channel;
    private @Nullable MemorySegment mapped;

    MarkFile(Path journal) {
        this.file = of(journal);
    }

    static Path of(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".mark");
    }

    synchronized void write(long mark) throws IOException {
        MemorySegment place = mapped;
        if (place == null) {
            begin(mark);
        } else {
            MemorySegment.copy(Mark.encode(mark).array(), 0, place, ValueLayout.JAVA_BYTE, 0, Mark.SIZE);
        }
    }

    /** Written once in the ordinary way, so that the bytes that are mapped have their place on the disk. */
    private void begin(long mark) throws IOException {
        try (FileChannel to =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = Mark.encode(mark);
            while (bytes.hasRemaining()) {
                to.write(bytes, bytes.position());
            }
            mapped = to.map(FileChannel.MapMode.READ_WRITE, 0, Mark.SIZE, arena);
        }
    }

    synchronized OptionalLong read() throws IOException {
        FileChannel from = channel;
        if (from == null) {
            if (!Files.exists(file)) {
                return OptionalLong.empty();
            }
            from = FileChannel.open(file, StandardOpenOption.READ);
            channel = from;
        }
        // Another process may be between two bytes of it; then it is read again.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ByteBuffer bytes = ByteBuffer.allocate(Mark.SIZE);
            int read = from.read(bytes, 0);
            OptionalLong mark = read == Mark.SIZE ? Mark.decode(bytes.flip()) : OptionalLong.empty();
            if (mark.isPresent()) {
                return mark;
            }
            Thread.onSpinWait();
        }
        // It is a copy of what the journal itself says a little later; a damaged one is as good as none.
        return OptionalLong.empty();
    }

    @Override
    public synchronized void close() throws IOException {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        if (channel != null) {
            channel.close();
        }
    }
}
