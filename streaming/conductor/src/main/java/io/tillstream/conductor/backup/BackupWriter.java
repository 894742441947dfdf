package io.tillstream.conductor.backup;

import io.tillstream.encoding.CanonicalJson;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup file, entry by entry. It has its name only once it is whole and on the disk; until then it is
 * {@code FILE.half}, which only its owner may read.
 */
final class BackupWriter implements AutoCloseable {
    private final Path file;
    private final Path half;
    private final Instant madeAt;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Contents.Entry> entries = new ArrayList<>();

    /** Writes the bytes of an entry and says how many records they are. */
    @FunctionalInterface
    interface Source {
        long writeTo(OutputStream out) throws IOException;
    }

    private BackupWriter(Path file, Path half, Instant madeAt, FileChannel channel) {
        this.file = file;
        this.half = half;
        this.madeAt = madeAt;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    static BackupWriter open(Path file, Instant madeAt) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        FileChannel channel = FileChannel.open(
                half,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BackupWriter(file, half, madeAt, channel);
    }

    /** Adds an entry; returns how many records it holds. */
    long add(String name, Source source) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Counted counted = new Counted(zip);
        long records = source.writeTo(counted);
        counted.flush();
        zip.closeEntry();
        entries.add(new Contents.Entry(name, counted.bytes, counted.sha256(), records));
        return records;
    }

    /** Gives the file its name. */
    Contents finish() throws IOException {
        Contents contents = new Contents(Contents.FORMAT, madeAt, entries);
        zip.putNextEntry(new ZipEntry(Contents.NAME));
        zip.write(CanonicalJson.encode(contents));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        // Nobody's file is written over, not even one that appeared meanwhile.
        Files.createLink(file, half);
        return contents;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(half);
    }

    /** Leaves the zip open when an entry's writer closes what it was given. */
    private static final class Counted extends FilterOutputStream {
        private final MessageDigest digest = sha256Digest();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            digest.update(some, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
