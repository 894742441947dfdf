package io.tillstream.journal;

import java.io.Closeable;
import java.io.IOException;
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
 */
final class MarkFile implements Closeable {
    private static final int ATTEMPTS = 100;

    private final Path file;
    private final boolean writable;
    private @Nullable FileChannel channel;

    MarkFile(Path journal, boolean writable) {
        this.file = of(journal);
        this.writable = writable;
    }

    static Path of(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".mark");
    }

    synchronized void write(long mark) throws IOException {
        FileChannel to = channel;
        if (to == null) {
            to = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = to;
        }
        ByteBuffer bytes = Mark.encode(mark);
        while (bytes.hasRemaining()) {
            to.write(bytes, bytes.position());
        }
    }

    synchronized OptionalLong read() throws IOException {
        FileChannel from = channel;
        if (from == null) {
            if (!Files.exists(file)) {
                return OptionalLong.empty();
            }
            from = writable
                    ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    : FileChannel.open(file, StandardOpenOption.READ);
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
        if (channel != null) {
            channel.close();
        }
    }
}
