package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** A real file, and the mark beside it. */
record FileMedium(FileChannel channel, Path file, MarkFile mark) implements Medium {
    static FileMedium create(Path file) throws IOException {
        return new FileMedium(
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                file,
                new MarkFile(file));
    }

    static FileMedium open(Path file) throws IOException {
        return new FileMedium(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), file, new MarkFile(file));
    }

    static FileMedium openToRead(Path file) throws IOException {
        return new FileMedium(FileChannel.open(file, StandardOpenOption.READ), file, new MarkFile(file));
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return channel.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
        long at = position;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
        Failpoint.JOURNAL_WRITE.reached();
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public Room room() throws IOException {
        FileStore disk = Files.getFileStore(file);
        return new Room(disk.getUsableSpace(), disk.getTotalSpace());
    }

    @Override
    public void force() throws IOException {
        // false: the length of a file reaches the disk with its data; times of access and change need not.
        channel.force(false);
        Failpoint.FSYNC.reached();
    }

    @Override
    public void note(long upTo) throws IOException {
        mark.write(upTo);
    }

    @Override
    public OptionalLong noted() throws IOException {
        return mark.read();
    }

    @Override
    public void close() throws IOException {
        try (mark) {
            channel.close();
        }
    }
}
