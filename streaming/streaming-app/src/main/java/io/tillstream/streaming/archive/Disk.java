package io.tillstream.streaming.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The two operations whose order makes the archive safe; a test cuts the power between them. */
interface Disk {
    /** Gives a forced file its name, for good. */
    void publish(Path written, Path name) throws IOException;

    void delete(Path file) throws IOException;

    /** The real one: atomic moves, directories forced. */
    static Disk real() {
        return new Disk() {
            @Override
            public void publish(Path written, Path name) throws IOException {
                Path folder = name.toAbsolutePath().getParent();
                if (folder == null) {
                    throw new IOException("File " + name + " has no folder.");
                }
                Files.createDirectories(folder);
                Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
                try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            }

            @Override
            public void delete(Path file) throws IOException {
                Files.deleteIfExists(file);
            }
        };
    }
}
