package io.tillstream.training;

import io.tillstream.commandline.ArchiveFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of an archive: gzipped JSON lines below {@code date=YYYY-MM-DD} folders, a published format.
 *
 * @param root the archive
 * @param files sorted by path
 */
record ArchiveFiles(Path root, List<Path> files) {
    ArchiveFiles {
        files = List.copyOf(files);
    }

    /** Lists an archive, or says in one line why there is none. */
    static ArchiveFiles in(Path root) throws IOException {
        return new ArchiveFiles(root, ArchiveFolder.in(root).files());
    }

    /** SHA-256 over each file's path within the archive and its bytes, in order. */
    String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    String[] paths() {
        return files.stream().map(file -> file.toUri().toString()).toArray(String[]::new);
    }
}
