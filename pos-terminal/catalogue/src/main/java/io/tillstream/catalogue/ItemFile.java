package io.tillstream.catalogue;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Items on disk: magic and format (8 bytes) and the CRC32C of all behind them, then a row for each item, their numbers in
 * rising order (i64), the rows' offsets and the end of the last (i32), the words that rows name by number, and at the end
 * how many items there are, how many with a product, how many with a price, and where the numbers and the words begin
 * (i32 each). Big-endian. Replaced as a whole.
 */
public final class ItemFile {
    private final Path file;

    /** The file that lies or will lie there. */
    public ItemFile(Path file) {
        this.file = file;
    }

    /**
     * The items in the file.
     *
     * @throws IOException when it cannot be read, is something else, or is damaged
     */
    public Items open() throws IOException {
        return new Items(ItemColumns.map(file));
    }

    /** Writes all items and lets them answer from the new file. To be called by the one thread that changes them. */
    public void save(Items items) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        CRC32C sum = new CRC32C();
        try (BufferedOutputStream raw = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
            // The header is written last: a file cut short is no item file.
            raw.write(new byte[ItemColumns.HEADER]);
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum));
            new ItemWriter(out, items.most(), items.file().form()).write(items);
            out.flush();
        }
        writeHeader(fresh, (int) sum.getValue());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        items.rebase(ItemColumns.map(file));
    }

    private static void writeHeader(Path fresh, int sum) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(ItemColumns.HEADER)
                .putLong(ItemColumns.MAGIC)
                .putInt(sum)
                .flip();
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
        }
    }
}
