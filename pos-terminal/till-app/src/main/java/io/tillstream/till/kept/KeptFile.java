package io.tillstream.till.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that is replaced as a whole: whoever reads it finds the old bytes or the new ones, never a mixture.
 *
 * @param path where it lies; readable by its owner only
 */
public record KeptFile(Path path) {
    /** How sure a replacement must be. */
    public enum Force {
        /** Survives a power cut: for what cannot be learnt again. */
        TO_DISK,
        /** Survives a kill; after a power cut it may be older: for hints and open baskets. */
        TO_SYSTEM
    }

    public Optional<byte[]> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    }

    public void replace(byte[] bytes, Force force) throws IOException {
        Files.createDirectories(path.toAbsolutePath().resolve("..").normalize());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(
                fresh, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (force == Force.TO_DISK) {
                channel.force(true);
            }
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
