package io.tillstream.traces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines, each written as a whole; when it has grown large it becomes the file before, and that one is dropped:
 * whoever forgets traces must not fill a disk with them.
 */
final class TraceFile extends OutputStream {
    private final Path path;
    private final long largest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * A file that may be there.
     *
     * @param largest size in bytes from which it is put aside
     */
    TraceFile(Path path, long largest) {
        this.path = path;
        this.largest = largest;
    }

    /** What it is called while it is the file before. */
    static Path before(Path path) {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    @Override
    public synchronized void write(int one) throws IOException {
        line.write(one);
        if (one == '\n') {
            deliver();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        line.write(bytes, from, length);
        if (length > 0 && bytes[from + length - 1] == '\n') {
            deliver();
        }
    }

    private void deliver() throws IOException {
        byte[] whole = line.toByteArray();
        line.reset();
        if (Files.exists(path) && Files.size(path) + whole.length > largest) {
            Files.move(path, before(path), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
