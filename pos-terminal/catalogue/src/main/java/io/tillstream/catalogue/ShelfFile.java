package io.tillstream.catalogue;

import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shelf on disk, so that a till without network sells right after a start: one {@linkplain ItemFile item file}. Beside
 * the items lie how far head office had been read, the store, promotions and members, and everything else in compressed lines. It is replaced and
 * checked as a whole, so that a cursor never stands for something that is not there.
 */
public final class ShelfFile {
    private final Path file;
    private final Path former;
    private final ItemFile items;
    private final Parts parts = new Parts();
    private final ShelfRows rows = new ShelfRows();

    /** In that folder, beside what a former version may have left there. */
    public ShelfFile(Path folder) {
        this.file = folder.resolve("catalogue.items");
        this.former = folder.resolve("catalogue.ndjson.gz");
        this.items = new ItemFile(file);
    }

    /** What a start finds. */
    public sealed interface Found {
        /**
         * Everything that was known.
         *
         * @param shelf what to sell from
         * @param cursor how far head office had been read, or absent
         */
        record Kept(Shelf shelf, @Nullable String cursor) implements Found {
            public Kept {
                Objects.requireNonNull(shelf, "shelf");
            }
        }

        /** The till has never known anything. */
        record Nothing() implements Found {}

        /** A file that must not be sold from: damaged, or of another version. */
        record Unusable(Path file, String reason) implements Found {
            public Unusable {
                Objects.requireNonNull(file, "file");
                Objects.requireNonNull(reason, "reason");
            }
        }
    }

    /** Everything kept there. A file of a former version is read when there is none of this one. */
    public Found open(Instant now) {
        boolean isThere = Files.exists(file);
        if (!isThere && !Files.exists(former)) {
            return new Found.Nothing();
        }
        try {
            return isThere ? kept(now) : formerlyKept(now);
        } catch (IOException | UnreadableFact | IllegalArgumentException | BufferUnderflowException e) {
            return new Found.Unusable(isThere ? file : former, String.valueOf(e.getMessage()));
        }
    }

    /** When that file was written, by the wall clock; empty where there is none. */
    public Optional<Instant> keptAt() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            // Its contents are what matters, and they were read.
            return Optional.empty();
        }
    }

    private Found kept(Instant now) throws IOException {
        Items known = items.open();
        Shelf shelf = new Shelf(known);
        ByteBuffer beside = known.file().beside();
        RowBytes from = RowBytes.at(beside, 0);
        String cursor = from.text();
        Store store = Parts.read(from, StoreForm::read, Store.class);
        if (store != null) {
            shelf.take(new Change.StoreIs(store), now);
        }
        ShelfRows.read(from, shelf, now);
        byte[] lines = from.rest();
        if (lines.length > 0) {
            ShelfLines.read(new ByteArrayInputStream(lines), shelf, now);
        }
        shelf.settle();
        return new Found.Kept(shelf, cursor.isEmpty() ? null : cursor);
    }

    private Found formerlyKept(Instant now) throws IOException {
        Shelf shelf = new Shelf();
        try (InputStream in = Files.newInputStream(former)) {
            return new Found.Kept(shelf, ShelfLines.readFormer(in, shelf, now));
        }
    }

    /** Replaces the file. To be called by the one thread that changes the shelf. */
    public void save(Shelf shelf, @Nullable String cursor) throws IOException {
        items.save(shelf.items(), out -> writeBeside(shelf, cursor == null ? "" : cursor, out));
        Files.deleteIfExists(former);
    }

    private void writeBeside(Shelf shelf, String cursor, OutputStream out) throws IOException {
        RowBytes head = RowBytes.empty();
        head.text(cursor);
        parts.write(shelf.store().orElse(null), StoreForm::shorten, StoreForm::read, head);
        rows.write(shelf, head);
        out.write(head.take());
        if (shelf.hasLines()) {
            ShelfLines.write(shelf, out);
        }
    }
}
