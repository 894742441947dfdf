package io.tillstream.training;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an archive: gzipped JSON lines below {@code date=YYYY-MM-DD} folders, a published format.
 *
 * @param root the archive
 * @param files sorted by path
 */
record ArchiveFiles(Path root, List<Path> files) {
    static final String ENDING = ".jsonl.gz";
    private static final String NEXT = "name the folder the streaming-app writes its archive to with --archive";

    ArchiveFiles {
        files = List.copyOf(files);
    }

    /** Lists an archive, or says in one line why there is none. */
    static ArchiveFiles in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new Complaint("Archive " + root, "no such folder", "it must be a folder", NEXT);
        }
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new Complaint("Archive " + root, "no file *" + ENDING, "it must hold accepted sales", NEXT);
            }
            return new ArchiveFiles(root, files);
        }
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
