package io.tillstream.catalogue;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Items on disk: magic and format (8 bytes) and the CRC32C of all behind them, then a row for each item, their numbers in
 * rising order (i64), the rows' offsets and the end of the last (i32), the words that rows name by number, what lies
 * beside the items, and at the end how many items there are, how many with a product, how many with a price, and where
 * the numbers, the words and what lies beside begin (i32 each). Big-endian. Replaced as a whole.
 */
final class ItemFile {
    /** Rows told are kept in memory until there are so many. */
    private static final int FEW = 1_000;

    private final Path file;

    /** The file that lies or will lie there. */
    ItemFile(Path file) {
        this.file = file;
    }

    /** What has to be replaced together with the items; bytes that nobody here looks into. */
    @FunctionalInterface
    interface Beside {
        void write(OutputStream out) throws IOException;
    }

    /**
     * The items in the file.
     *
     * @throws IOException when it cannot be read, is something else, or is damaged
     */
    Items open() throws IOException {
        return new Items(ItemColumns.map(file));
    }

    /** Writes all items. To be called by the one thread that changes them. */
    void save(Items items, Beside beside) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(items, beside, channel);
            // A name that points at bytes which a power cut took would leave a till without network nothing to sell.
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (items.told() > Math.max(FEW, items.file().items() / 8)) {
            // Not each time: a file that was mapped before holds its space on disk until the collector comes by.
            items.rebase(ItemColumns.map(file));
        }
    }

    private static void write(Items items, Beside beside, FileChannel channel) throws IOException {
        CRC32C sum = new CRC32C();
        BufferedOutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        // The header is written last: a file cut short is no item file.
        raw.write(new byte[ItemColumns.HEADER]);
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum));
        int most = items.file().items() + items.told();
        new ItemWriter(out, most, items.file().form()).write(items, beside);
        out.flush();
        ByteBuffer header = ByteBuffer.allocate(ItemColumns.HEADER)
                .putLong(ItemColumns.MAGIC)
                .putInt((int) sum.getValue())
                .flip();
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }
}
