package io.tillstream.conductor.recovery;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A till's data folder on a disk that is only read.
 *
 * @param data the folder
 * @param journals its journals, the imported history first
 * @param key what it proved itself with, when that can be read
 */
public record DeadTill(Path data, List<Path> journals, Optional<Key> key) {
    /** A disk's folders down to where a till keeps its own. */
    private static final int DEEPEST = 8;

    /**
     * A till's key.
     *
     * @param privateKey Ed25519, PKCS 8 in base 64; never printed
     * @param certificate SHA-256 of the gateway's certificate it trusted
     */
    public record Key(String privateKey, String certificate) {
        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    public DeadTill {
        journals = List.copyOf(journals);
    }

    /**
     * Looks for the one till on a disk.
     *
     * @param disk its data folder, or a folder it lies in, such as where the disk is mounted
     */
    public static DeadTill on(Path disk) throws IOException {
        if (!Files.isDirectory(disk)) {
            throw new Complaint(
                    "Disk",
                    disk + " is not a folder that can be read",
                    "a till's data folder is read, or a disk it lies on",
                    "mount the disk or its image read-only and name the folder");
        }
        List<Path> folders = journalFolders(disk);
        if (folders.size() != 1) {
            throw new Complaint(
                    "Disk " + disk,
                    folders.isEmpty() ? "holds no till's journal" : "holds those of " + folders.size() + " tills",
                    "one till is recovered at a time, from the folder that holds journal/epoch-1.journal",
                    "name the data folder of the till");
        }
        Path data = folders.getFirst().resolveSibling("");
        return new DeadTill(data, journals(folders.getFirst()), key(data.resolve("identity.json")));
    }

    private static List<Path> journalFolders(Path disk) throws IOException {
        try (Stream<Path> files =
                Files.find(disk, DEEPEST, (path, attributes) -> attributes.isRegularFile() && isJournal(path))) {
            return files.map(file -> file.resolveSibling("")).distinct().toList();
        }
    }

    private static boolean isJournal(Path file) {
        return String.valueOf(file.getFileName()).matches("epoch-\\d+\\.journal")
                && file.toAbsolutePath().resolveSibling("").endsWith("journal");
    }

    private static List<Path> journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(DeadTill::isJournal).sorted().toList();
        }
    }

    private static Optional<Key> key(Path identity) {
        try {
            JsonNode json = new JsonMapper().readTree(Files.readString(identity));
            String key = json.path("privateKey").asString("");
            String certificate = json.path("certificate").asString("");
            return key.isEmpty() || certificate.isEmpty() ? Optional.empty() : Optional.of(new Key(key, certificate));
        } catch (IOException | JacksonException e) {
            // A disk that lost this file still has its journal.
            return Optional.empty();
        }
    }
}
