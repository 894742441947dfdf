package io.tillstream.localcluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks what the servers are delivered in, whole or not at all. */
final class Archives {
    private Archives() {}

    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** Unpacks a zip, leaving out its one outermost folder, unless {@code target} is there already. */
    static void unzip(Path zip, Path target) throws IOException {
        once(target, folder -> {
            try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                    Path path = within(folder, name);
                    if (entry.isDirectory()) {
                        Files.createDirectories(path);
                    } else {
                        write(in, path, name.startsWith("bin/"));
                    }
                }
            }
        });
    }

    /** Unpacks a tar compressed with xz unless {@code target} is there already. */
    static void untar(InputStream tarXz, Path target) throws IOException {
        once(target, folder -> {
            try (TarArchiveInputStream in =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(tarXz)))) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    Path path = within(folder, entry.getName());
                    if (entry.isDirectory()) {
                        Files.createDirectories(path);
                    } else if (entry.isSymbolicLink()) {
                        Files.createDirectories(path.resolve("..").normalize());
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else {
                        write(in, path, (entry.getMode() & 0100) != 0);
                    }
                }
            }
        });
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    private static void once(Path target, Unpacking unpacking) throws IOException {
        if (Files.isDirectory(target)) {
            return;
        }
        // A folder that bears its name is complete: a start that was cut off leaves only a half one beside it.
        Path half = target.resolveSibling(target.getFileName() + ".half");
        delete(half);
        Files.createDirectories(half);
        unpacking.into(half);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(InputStream in, Path path, boolean executable) throws IOException {
        Files.createDirectories(path.resolve("..").normalize());
        Files.copy(in, path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path within(Path folder, String name) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("The archive names " + name + ", which lies outside of it; it is damaged.");
        }
        return path;
    }
}
