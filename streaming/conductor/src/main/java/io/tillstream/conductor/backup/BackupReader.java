package io.tillstream.conductor.backup;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a backup file. Nothing of it is believed before all of it was checked. */
final class BackupReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Contents contents;

    private BackupReader(Path file, ZipFile zip, Contents contents) {
        this.file = file;
        this.zip = zip;
        this.contents = contents;
    }

    /**
     * Opens a file and checks every byte of it.
     *
     * @throws Complaint when it is no backup, or not as it was written; it says where
     */
    static BackupReader openChecked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Complaint("Backup " + file, "is no file", "restore reads a file that backup wrote", "name it");
        }
        ZipFile zip = open(file);
        try {
            BackupReader reader = new BackupReader(file, zip, contents(file, zip));
            reader.check();
            return reader;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw damaged(file, "it has no list of its entries (" + e.getMessage() + "): it is cut off, or no backup");
        }
    }

    private static Contents contents(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Contents.NAME);
        if (entry == null) {
            throw damaged(file, Contents.NAME + " is missing");
        }
        Contents contents;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw new ZipException("its checksum is another one");
            }
            contents = CanonicalJson.decode(bytes, Contents.class);
        } catch (ZipException | EOFException | UnreadableFact e) {
            throw damaged(file, Contents.NAME + " cannot be read (" + e.getMessage() + ")");
        }
        if (contents.format() != Contents.FORMAT) {
            throw new Complaint(
                    "Backup " + file,
                    "has format " + contents.format(),
                    "this version reads format " + Contents.FORMAT,
                    "restore it with the version that wrote it");
        }
        return contents;
    }

    Contents contents() {
        return contents;
    }

    /** The bytes of an entry, to be closed by whoever reads them. */
    InputStream open(Contents.Entry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            throw damaged(file, entry.name() + " is missing");
        }
        return new BufferedInputStream(zip.getInputStream(found), 1 << 16);
    }

    private void check() throws IOException {
        TreeSet<String> unlisted = new TreeSet<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            unlisted.add(all.nextElement().getName());
        }
        unlisted.remove(Contents.NAME);
        long total =
                contents.entries().stream().mapToLong(Contents.Entry::bytes).sum();
        try (Progress progress = new Progress("Checking the backup", "bytes", total)) {
            long done = 0;
            for (Contents.Entry entry : contents.entries()) {
                check(entry);
                unlisted.remove(entry.name());
                done += entry.bytes();
                progress.at(done);
            }
        }
        if (!unlisted.isEmpty()) {
            throw damaged(file, unlisted.first() + " is not in its list");
        }
    }

    private void check(Contents.Entry entry) throws IOException {
        var digest = BackupWriter.sha256Digest();
        try (InputStream in = open(entry)) {
            long bytes = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            if (bytes != entry.bytes()
                    || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw damaged(file, place(entry));
            }
        } catch (ZipException | EOFException e) {
            throw damaged(file, place(entry));
        }
    }

    /** The entry, and of a topic the record behind which it is broken. */
    private String place(Contents.Entry entry) {
        return entry.name()
                + (entry.name().startsWith(TopicEntries.FOLDER)
                        ? " is broken behind record " + TopicEntries.soundRecords(() -> open(entry)) + " of "
                                + entry.records()
                        : " does not have the checksum it was written with");
    }

    private static Complaint damaged(Path file, String where) {
        return new Complaint(
                "Backup " + file,
                where,
                "a backup is taken whole or not at all; nothing was changed",
                "take another copy of the file, or an older backup");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
